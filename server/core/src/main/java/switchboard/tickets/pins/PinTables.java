package switchboard.tickets.pins;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The table of PINs; a row has the id of its ticket. */
final class PinTables {

    static final Table<?> PIN = DSL.table(DSL.name("core_ticket_pin"));
    static final Field<UUID> ID = Columns.id(PIN, "id");
    static final Field<String> HASH = Columns.text(PIN, "pin_hash");
    static final Field<Instant> MADE_AT = Columns.instant(PIN, "made_at");
    static final Field<UUID> MADE_BY = Columns.id(PIN, "made_by_id");
    static final Field<Integer> FAILURES = Columns.column(PIN, "failures", SQLDataType.INTEGER);
    static final Field<Instant> LOCKED_AT = Columns.instant(PIN, "locked_at");
    static final Field<Long> VERSION = Columns.number(PIN, "version");

    private PinTables() {}
}
