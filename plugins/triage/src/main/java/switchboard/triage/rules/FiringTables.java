package switchboard.triage.rules;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** What rules did: their firings, traces and trips. */
final class FiringTables {

    static final Table<?> FIRING = DSL.table(DSL.name("triage_firing"));
    static final Field<UUID> RULE = Columns.id(FIRING, "rule_id");
    static final Field<UUID> EVENT = Columns.id(FIRING, "event_id");
    static final Field<UUID> TICKET = Columns.id(FIRING, "ticket_id");
    static final Field<UUID> ROOT = Columns.id(FIRING, "root_id");
    static final Field<byte[]> EFFECT = Columns.bytes(FIRING, "effect");
    static final Field<Integer> DONE = Columns.column(FIRING, "done_actions", SQLDataType.INTEGER);
    static final Field<Boolean> FINISHED = Columns.flag(FIRING, "finished");
    static final Field<Boolean> CLASSIFIES = Columns.flag(FIRING, "classifies");
    static final Field<Instant> AT = Columns.instant(FIRING, "at");

    static final Table<?> TRACE = DSL.table(DSL.name("triage_trace"));
    static final Field<UUID> TRACE_EVENT = Columns.id(TRACE, "event_id");
    static final Field<UUID> TRACE_TICKET = Columns.id(TRACE, "ticket_id");
    static final Field<Long> TRACE_POSITION = Columns.number(TRACE, "position");
    static final Field<String> TRACE_TYPE = Columns.text(TRACE, "event_type");
    static final Field<Instant> TRACE_AT = Columns.instant(TRACE, "at");
    static final Field<Boolean> TRACE_COMPLETE = Columns.flag(TRACE, "complete");
    static final Field<String> TRACE_OUTCOMES = Columns.text(TRACE, "outcomes");

    static final Table<?> TRIP = DSL.table(DSL.name("triage_trip"));
    static final Field<UUID> TRIP_RULE = Columns.id(TRIP, "rule_id");
    static final Field<UUID> TRIP_ROOT = Columns.id(TRIP, "root_id");
    static final Field<UUID> TRIP_TICKET = Columns.id(TRIP, "ticket_id");
    static final Field<String> TRIP_REASON = Columns.text(TRIP, "reason");
    static final Field<Instant> TRIP_AT = Columns.instant(TRIP, "at");

    private FiringTables() {}
}
