package switchboard.tickets.information;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The table of key information; a row has the id of its ticket. */
final class InformationTables {

    static final Table<?> INFORMATION = DSL.table(DSL.name("core_ticket_information"));
    static final Field<UUID> ID = Columns.id(INFORMATION, "id");
    static final Field<Instant> OCCURRED_AT = Columns.instant(INFORMATION, "occurred_at");
    static final Field<String> SCOPE = Columns.text(INFORMATION, "scope");
    static final Field<Integer> AFFECTED_USERS = Columns.column(INFORMATION, "affected_users", SQLDataType.INTEGER);
    static final Field<String> ERROR_CODES = Columns.text(INFORMATION, "error_codes");
    static final Field<String> TRIED_STEPS = Columns.text(INFORMATION, "tried_steps");
    static final Field<String> ENVIRONMENT = Columns.text(INFORMATION, "environment");
    static final Field<String> SITE = Columns.text(INFORMATION, "site");
    static final Field<Integer> TRAVEL_MINUTES = Columns.column(INFORMATION, "travel_minutes", SQLDataType.INTEGER);
    static final Field<Instant> UPDATED_AT = Columns.instant(INFORMATION, "updated_at");
    static final Field<Long> VERSION = Columns.number(INFORMATION, "version");

    private InformationTables() {}
}
