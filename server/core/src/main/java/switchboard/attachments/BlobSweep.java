package switchboard.attachments;

import static switchboard.attachments.AttachmentTables.ATTACHMENT;
import static switchboard.attachments.AttachmentTables.BLOB;
import static switchboard.attachments.AttachmentTables.BLOB_SHA256;
import static switchboard.attachments.AttachmentTables.BLOB_SIZE;
import static switchboard.attachments.AttachmentTables.BLOB_STORED_AT;
import static switchboard.attachments.AttachmentTables.SHA256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import switchboard.persistence.Transactions;

/** Removes contents that no attachment has any more, and files that never got a row, once they are a day old. */
public final class BlobSweep {

    private static final Duration OLD = Duration.ofDays(1);
    private static final int CHUNK = 500;

    private final Transactions transactions;
    private final BlobStore blobs;
    private final Clock clock;

    public BlobSweep(Transactions transactions, BlobStore blobs, Clock clock) {
        this.transactions = transactions;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Sweeps once; returns how many contents went. May run on several nodes at once, and be broken off. */
    public int run() throws IOException {
        Instant before = clock.instant().minus(OLD);
        blobs.dropStagedBefore(before);
        return sweepRows(before) + sweepFiles(before);
    }

    private int sweepRows(Instant before) {
        int removed = 0;
        Digest last = Digest.FIRST;
        while (true) {
            Digest after = last;
            List<byte[]> unused = transactions.read(dsl -> dsl.select(BLOB_SHA256)
                    .from(BLOB)
                    .where(BLOB_SHA256.gt(after.bytes()).and(isUnused(before)))
                    .orderBy(BLOB_SHA256)
                    .limit(CHUNK)
                    .fetch(BLOB_SHA256));
            for (byte[] sha256 : unused) {
                removed += removeUnused(Digest.of(sha256), before) ? 1 : 0;
            }
            if (unused.size() < CHUNK) {
                return removed;
            }
            last = Digest.of(unused.getLast());
        }
    }

    /**
     * The file goes while the row is locked: whoever attaches the same content at this moment waits, and puts it back. If
     * the commit fails, a row without a file and without an attachment is left, for the next sweep.
     */
    private boolean removeUnused(Digest digest, Instant before) {
        return transactions.inTransaction(work -> {
            int rows = work.dsl()
                    .deleteFrom(BLOB)
                    .where(BLOB_SHA256.eq(digest.bytes()).and(isUnused(before)))
                    .execute();
            if (rows == 1) {
                delete(digest);
            }
            return rows == 1;
        });
    }

    private static Condition isUnused(Instant before) {
        return BLOB_STORED_AT
                .lt(before)
                .andNotExists(DSL.selectOne().from(ATTACHMENT).where(SHA256.eq(BLOB_SHA256)));
    }

    private int sweepFiles(Instant before) throws IOException {
        int removed = 0;
        Digest last = Digest.FIRST;
        while (true) {
            List<Digest> files = blobs.publishedBefore(before, last, CHUNK);
            if (files.isEmpty()) {
                return removed;
            }
            Set<Digest> known = transactions.read(dsl -> known(dsl, files));
            for (Digest file : files) {
                removed += !known.contains(file) && removeUnknown(file, before) ? 1 : 0;
            }
            last = files.getLast();
        }
    }

    /** A row of our own keeps others from attaching the content until its file is gone. */
    private boolean removeUnknown(Digest digest, Instant before) {
        return transactions.inTransaction(work -> {
            int rows = work.dsl()
                    .insertInto(BLOB)
                    .columns(BLOB_SHA256, BLOB_SIZE, BLOB_STORED_AT)
                    .values(digest.bytes(), 0L, before)
                    .onDuplicateKeyIgnore()
                    .execute();
            if (rows == 1) {
                delete(digest);
                work.dsl()
                        .deleteFrom(BLOB)
                        .where(BLOB_SHA256.eq(digest.bytes()))
                        .execute();
            }
            return rows == 1;
        });
    }

    private static Set<Digest> known(DSLContext dsl, List<Digest> files) {
        Set<Digest> known = new HashSet<>();
        dsl.select(BLOB_SHA256)
                .from(BLOB)
                .where(BLOB_SHA256.in(files.stream().map(Digest::bytes).toList()))
                .forEach(row -> known.add(Digest.of(row.value1())));
        return known;
    }

    private void delete(Digest digest) {
        try {
            blobs.delete(digest);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
