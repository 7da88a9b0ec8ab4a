package switchboard.triage.recurring;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** When recurring tickets are due, and which were made. */
final class RecurringTables {

    static final Table<?> NEXT = DSL.table(DSL.name("triage_recurring_next"));
    static final Field<UUID> NEXT_ID = Columns.id(NEXT, "recurring_id");
    static final Field<Long> NEXT_VERSION = Columns.number(NEXT, "definition_version");
    static final Field<Instant> NEXT_OCCURRENCE = Columns.instant(NEXT, "occurrence");
    static final Field<Instant> NEXT_DUE = Columns.instant(NEXT, "due_at");

    static final Table<?> OCCURRENCE = DSL.table(DSL.name("triage_occurrence"));
    static final Field<UUID> MADE_OF = Columns.id(OCCURRENCE, "recurring_id");
    static final Field<Instant> MADE_FOR = Columns.instant(OCCURRENCE, "occurrence");
    static final Field<UUID> MADE_TICKET = Columns.id(OCCURRENCE, "ticket_id");
    static final Field<Instant> MADE_AT = Columns.instant(OCCURRENCE, "made_at");

    private RecurringTables() {}
}
