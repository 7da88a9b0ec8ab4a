package switchboard.attachments;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The tables of attachments and their contents. */
final class AttachmentTables {

    static final Table<?> BLOB = DSL.table(DSL.name("core_blob"));
    static final Field<byte[]> BLOB_SHA256 = Columns.bytes(BLOB, "sha256");
    static final Field<Long> BLOB_SIZE = Columns.number(BLOB, "size");
    static final Field<Instant> BLOB_STORED_AT = Columns.instant(BLOB, "stored_at");

    static final Table<?> ATTACHMENT = DSL.table(DSL.name("core_attachment"));
    static final Field<UUID> ID = Columns.id(ATTACHMENT, "id");
    static final Field<UUID> TICKET = Columns.id(ATTACHMENT, "ticket_id");
    static final Field<String> FILE_NAME = Columns.text(ATTACHMENT, "file_name");
    static final Field<String> MEDIA_TYPE = Columns.text(ATTACHMENT, "media_type");
    static final Field<Long> SIZE = Columns.number(ATTACHMENT, "size");
    static final Field<byte[]> SHA256 = Columns.bytes(ATTACHMENT, "sha256");
    static final Field<UUID> AUTHOR = Columns.id(ATTACHMENT, "author_id");
    static final Field<Instant> CREATED_AT = Columns.instant(ATTACHMENT, "created_at");

    private AttachmentTables() {}
}
