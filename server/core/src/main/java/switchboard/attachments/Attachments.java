package switchboard.attachments;

import static switchboard.attachments.AttachmentTables.ATTACHMENT;
import static switchboard.attachments.AttachmentTables.AUTHOR;
import static switchboard.attachments.AttachmentTables.BLOB;
import static switchboard.attachments.AttachmentTables.BLOB_SHA256;
import static switchboard.attachments.AttachmentTables.BLOB_SIZE;
import static switchboard.attachments.AttachmentTables.BLOB_STORED_AT;
import static switchboard.attachments.AttachmentTables.CREATED_AT;
import static switchboard.attachments.AttachmentTables.FILE_NAME;
import static switchboard.attachments.AttachmentTables.ID;
import static switchboard.attachments.AttachmentTables.MEDIA_TYPE;
import static switchboard.attachments.AttachmentTables.SHA256;
import static switchboard.attachments.AttachmentTables.SIZE;
import static switchboard.attachments.AttachmentTables.TICKET;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.persistence.Work;

/** Attachments of tickets: contents and rows. Checks no permission: the room of tickets does. */
public final class Attachments {

    private final BlobStore blobs;
    private final AttachmentRules rules;
    private final AttachmentScanner scanner;

    public Attachments(BlobStore blobs, AttachmentRules rules, AttachmentScanner scanner) {
        this.blobs = blobs;
        this.rules = rules;
        this.scanner = scanner;
    }

    /**
     * Reads a content to its end and checks it; nothing can be seen of it yet. To be closed.
     *
     * @throws switchboard.api.error.ServiceDeskException 413, 415 {@code attachment.type_not_allowed} or 422
     *     {@code attachment.infected}
     */
    public Upload receive(@Nullable String givenName, InputStream content) throws IOException {
        String fileName = FileNames.safe(givenName);
        BlobStore.Staged staged = blobs.stage(content, rules.maxBytes());
        try {
            String mediaType = MediaTypes.of(staged.beginning(), fileName);
            rules.check(fileName, mediaType);
            Optional<String> finding = scanner.scan(staged.file(), fileName);
            if (finding.isPresent()) {
                throw new InvalidInputException("file", "infected", "The file is refused: " + finding.get() + ".");
            }
            return new Upload(staged, fileName, mediaType);
        } catch (IOException | RuntimeException failure) {
            staged.close();
            throw failure;
        }
    }

    /** A content that was received and waits to be attached. */
    public record Upload(BlobStore.Staged staged, String fileName, String mediaType) implements AutoCloseable {

        /** The attachment it becomes. */
        public Attachment attachment(UUID id, UUID ticket, @Nullable UUID author, Instant createdAt) {
            return new Attachment(
                    id,
                    ticket,
                    fileName,
                    mediaType,
                    staged.size(),
                    staged.digest().hex(),
                    author,
                    createdAt);
        }

        @Override
        public void close() {
            staged.close();
        }
    }

    /**
     * Attaches it. The row of the content is written first: a sweep that wants to remove the same content waits for it,
     * or is waited for, and the content is put in place after that.
     */
    public void add(Work work, Upload upload, Attachment attachment) {
        byte[] sha256 = upload.staged().digest().bytes();
        work.dsl()
                .insertInto(BLOB)
                .columns(BLOB_SHA256, BLOB_SIZE, BLOB_STORED_AT)
                .values(sha256, attachment.size(), attachment.createdAt())
                .onDuplicateKeyUpdate()
                .set(BLOB_STORED_AT, attachment.createdAt())
                .execute();
        try {
            upload.staged().publish();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        work.dsl()
                .insertInto(ATTACHMENT)
                .columns(ID, TICKET, FILE_NAME, MEDIA_TYPE, SIZE, SHA256, AUTHOR, CREATED_AT)
                .values(
                        attachment.id(),
                        attachment.ticket(),
                        attachment.fileName(),
                        attachment.mediaType(),
                        attachment.size(),
                        sha256,
                        attachment.author(),
                        attachment.createdAt())
                .execute();
    }

    /** The attachments of a ticket in order of id, at most so many after the given one. */
    public List<Attachment> of(DSLContext dsl, UUID ticket, @Nullable UUID after, int limit) {
        Condition which = after == null ? DSL.noCondition() : ID.gt(after);
        return select(dsl)
                .where(TICKET.eq(ticket).and(which))
                .orderBy(ID)
                .limit(limit)
                .fetch(Attachments::attachment);
    }

    public Optional<Attachment> find(DSLContext dsl, UUID ticket, UUID id) {
        return Optional.ofNullable(
                select(dsl).where(ID.eq(id), TICKET.eq(ticket)).fetchOne(Attachments::attachment));
    }

    /** Removes an attachment; its content goes with the next sweep if nothing else has it. Returns whether it was there. */
    public boolean remove(Work work, Attachment attachment) {
        return work.dsl().deleteFrom(ATTACHMENT).where(ID.eq(attachment.id())).execute() == 1;
    }

    /** The content; to be closed. */
    public InputStream open(Attachment attachment) throws IOException {
        return blobs.open(Digest.ofHex(attachment.sha256()))
                .orElseThrow(() ->
                        new NotFoundException("attachment.content_missing", "The content of the file is not there."));
    }

    private static org.jooq.SelectJoinStep<? extends Record> select(DSLContext dsl) {
        return dsl.select(ID, TICKET, FILE_NAME, MEDIA_TYPE, SIZE, SHA256, AUTHOR, CREATED_AT)
                .from(ATTACHMENT);
    }

    private static Attachment attachment(Record row) {
        return new Attachment(
                row.get(ID),
                row.get(TICKET),
                row.get(FILE_NAME),
                row.get(MEDIA_TYPE),
                row.get(SIZE),
                HexFormat.of().formatHex(row.get(SHA256)),
                row.get(AUTHOR),
                row.get(CREATED_AT));
    }
}
