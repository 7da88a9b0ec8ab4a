package switchboard.tickets.codes;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The table of edits of the code tables. */
final class CodeHistoryTables {

    static final Table<?> HISTORY = DSL.table(DSL.name("core_code_history"));
    static final Field<UUID> ID = Columns.id(HISTORY, "id");
    static final Field<String> TABLE = Columns.text(HISTORY, "code_table");
    static final Field<String> KEY = Columns.text(HISTORY, "code_key");
    static final Field<Long> VERSION = Columns.number(HISTORY, "book_version");
    static final Field<Instant> AT = Columns.instant(HISTORY, "at");
    static final Field<UUID> BY = Columns.id(HISTORY, "by_id");
    static final Field<String> BEFORE = Columns.text(HISTORY, "before_value");
    static final Field<String> AFTER = Columns.text(HISTORY, "after_value");

    private CodeHistoryTables() {}
}
