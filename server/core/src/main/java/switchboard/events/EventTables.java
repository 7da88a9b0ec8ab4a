package switchboard.events;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The tables of the journal. */
final class EventTables {

    static final Table<?> JOURNAL = DSL.table(DSL.name("core_journal"));
    static final Field<UUID> ID = Columns.id(JOURNAL, "id");
    static final Field<String> TYPE = Columns.text(JOURNAL, "type");
    static final Field<String> SUBJECT_TYPE = Columns.text(JOURNAL, "subject_type");
    static final Field<String> SUBJECT_ID = Columns.text(JOURNAL, "subject_id");
    static final Field<UUID> TICKET = Columns.id(JOURNAL, "ticket_id");
    static final Field<UUID> ACTOR = Columns.id(JOURNAL, "actor");
    static final Field<String> CHANNEL = Columns.text(JOURNAL, "channel");
    static final Field<UUID> CAUSE = Columns.id(JOURNAL, "cause");
    static final Field<Instant> AT = Columns.instant(JOURNAL, "at");
    static final Field<Boolean> INTERNAL = Columns.flag(JOURNAL, "internal");
    static final Field<String> PERMISSION = Columns.text(JOURNAL, "permission");
    static final Field<UUID> ORGANIZATION = Columns.id(JOURNAL, "organization_id");
    static final Field<String> DATA = Columns.text(JOURNAL, "data");
    static final Field<byte[]> TEXT_DIGEST = Columns.bytes(JOURNAL, "text_digest");
    static final Field<byte[]> DIGEST = Columns.bytes(JOURNAL, "digest");

    static final Table<?> JOURNAL_TEXT = DSL.table(DSL.name("core_journal_text"));
    static final Field<UUID> TEXT_ENTRY = Columns.id(JOURNAL_TEXT, "entry_id");
    static final Field<String> TEXT = Columns.text(JOURNAL_TEXT, "text");
    static final Field<byte[]> SALT = Columns.bytes(JOURNAL_TEXT, "salt");
    static final Field<Instant> ERASED_AT = Columns.instant(JOURNAL_TEXT, "erased_at");

    static final Table<?> PENDING = DSL.table(DSL.name("core_journal_pending"));
    static final Field<UUID> PENDING_ENTRY = Columns.id(PENDING, "entry_id");

    static final Table<?> POSITIONS = DSL.table(DSL.name("core_journal_position"));
    static final Field<Long> POSITION = Columns.number(POSITIONS, "position");
    static final Field<UUID> POSITION_ENTRY = Columns.id(POSITIONS, "entry_id");
    static final Field<byte[]> CHAIN = Columns.bytes(POSITIONS, "chain");

    static final Table<?> CURSOR = DSL.table(DSL.name("core_cursor"));
    static final Field<String> CURSOR_NAME = Columns.text(CURSOR, "name");
    static final Field<Long> CURSOR_POSITION = Columns.number(CURSOR, "position");
    static final Field<Long> CURSOR_VERSION = Columns.number(CURSOR, "version");
    static final Field<Instant> CURSOR_MOVED_AT = Columns.instant(CURSOR, "moved_at");

    private EventTables() {}
}
