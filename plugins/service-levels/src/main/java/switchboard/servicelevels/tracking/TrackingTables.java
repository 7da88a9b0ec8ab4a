package switchboard.servicelevels.tracking;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of open tickets, their clocks, and the outcomes of closed ones. */
final class TrackingTables {

    static final Table<?> TICKET = DSL.table(DSL.name("sla_ticket"));
    static final Field<UUID> TICKET_ID = Columns.id(TICKET, "ticket_id");
    static final Field<UUID> ORGANIZATION = Columns.id(TICKET, "organization_id");
    static final Field<UUID> TEAM = Columns.id(TICKET, "team_id");
    static final Field<String> PRIORITY = Columns.text(TICKET, "priority");
    static final Field<Long> POSITION = Columns.number(TICKET, "position");
    static final Field<Instant> NEXT_DUE = Columns.instant(TICKET, "next_due_at");
    static final Field<Long> VERSION = Columns.number(TICKET, "version");

    static final Table<?> CLOCK = DSL.table(DSL.name("sla_clock"));
    static final Field<UUID> CLOCK_TICKET = Columns.id(CLOCK, "ticket_id");
    static final Field<String> CLOCK_KIND = Columns.text(CLOCK, "kind");
    static final Field<String> CLOCK_TARGET = Columns.text(CLOCK, "target");
    static final Field<Integer> CLOCK_CYCLE = Columns.column(CLOCK, "cycle", SQLDataType.INTEGER);
    static final Field<UUID> CLOCK_POLICY = Columns.id(CLOCK, "policy_id");
    static final Field<Long> CLOCK_POLICY_VERSION = Columns.number(CLOCK, "policy_version");
    static final Field<String> CLOCK_STATE = Columns.text(CLOCK, "state");
    static final Field<Long> CLOCK_MINUTES = Columns.number(CLOCK, "target_minutes");
    static final Field<Instant> CLOCK_DUE = Columns.instant(CLOCK, "due_at");

    static final Table<?> OUTCOME = DSL.table(DSL.name("sla_outcome"));
    static final Field<UUID> OUTCOME_TICKET = Columns.id(OUTCOME, "ticket_id");
    static final Field<String> OUTCOME_KIND = Columns.text(OUTCOME, "kind");
    static final Field<String> OUTCOME_TARGET = Columns.text(OUTCOME, "target");
    static final Field<Integer> OUTCOME_CYCLE = Columns.column(OUTCOME, "cycle", SQLDataType.INTEGER);
    static final Field<Boolean> OUTCOME_MET = Columns.flag(OUTCOME, "met");
    static final Field<Long> OUTCOME_ELAPSED = Columns.number(OUTCOME, "elapsed_minutes");
    static final Field<Long> OUTCOME_MINUTES = Columns.number(OUTCOME, "target_minutes");
    static final Field<UUID> OUTCOME_POLICY = Columns.id(OUTCOME, "policy_id");
    static final Field<Long> OUTCOME_POLICY_VERSION = Columns.number(OUTCOME, "policy_version");
    static final Field<String> OUTCOME_POLICY_NAME = Columns.text(OUTCOME, "policy_name");
    static final Field<Instant> OUTCOME_CLOSED = Columns.instant(OUTCOME, "closed_at");

    private TrackingTables() {}
}
