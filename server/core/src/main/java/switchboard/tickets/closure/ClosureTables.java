package switchboard.tickets.closure;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The tables of confirmations, closures and expectations; a row has the id of its ticket. */
final class ClosureTables {

    static final Table<?> CONFIRMATION = DSL.table(DSL.name("core_ticket_confirmation"));
    static final Field<UUID> CONFIRMATION_ID = Columns.id(CONFIRMATION, "id");
    static final Field<Instant> ASKED_AT = Columns.instant(CONFIRMATION, "asked_at");
    static final Field<Instant> CONFIRM_BY = Columns.instant(CONFIRMATION, "confirm_by");
    static final Field<Instant> LOOK_AT = Columns.instant(CONFIRMATION, "look_at");
    static final Field<Long> CONFIRMATION_VERSION = Columns.number(CONFIRMATION, "version");

    static final Table<?> CLOSURE = DSL.table(DSL.name("core_ticket_closure"));
    static final Field<UUID> CLOSURE_ID = Columns.id(CLOSURE, "id");
    static final Field<Long> TICKET_VERSION = Columns.number(CLOSURE, "ticket_version");
    static final Field<String> STATUS = Columns.text(CLOSURE, "status");
    static final Field<String> CLOSURE_CODE = Columns.text(CLOSURE, "closure_code");
    static final Field<String> RESOLUTION = Columns.text(CLOSURE, "resolution");
    static final Field<Boolean> SERVICE_LEVEL_MET = Columns.flag(CLOSURE, "service_level_met");
    static final Field<Boolean> SERVICE_RESTORED = Columns.flag(CLOSURE, "service_restored");
    static final Field<Boolean> INCIDENT_SOLVED = Columns.flag(CLOSURE, "incident_solved");
    static final Field<Boolean> REQUEST_FULFILLED = Columns.flag(CLOSURE, "request_fulfilled");
    static final Field<String> CONFIRMED_BY = Columns.text(CLOSURE, "confirmed_by");
    static final Field<UUID> ACTOR = Columns.id(CLOSURE, "actor_id");
    static final Field<String> CHANNEL = Columns.text(CLOSURE, "channel");
    static final Field<String> FACTS = Columns.text(CLOSURE, "facts");
    static final Field<Instant> CREATED_AT = Columns.instant(CLOSURE, "created_at");
    static final Field<Instant> FIRST_RESPONSE_AT = Columns.instant(CLOSURE, "first_response_at");
    static final Field<Instant> RESOLVED_AT = Columns.instant(CLOSURE, "resolved_at");
    static final Field<Instant> CLOSED_AT = Columns.instant(CLOSURE, "closed_at");

    static final Table<?> EXPECTATION = DSL.table(DSL.name("core_ticket_expectation"));
    static final Field<UUID> EXPECTATION_ID = Columns.id(EXPECTATION, "id");
    static final Field<Instant> EXPECTED_AT = Columns.instant(EXPECTATION, "expected_at");
    static final Field<String> NOTE = Columns.text(EXPECTATION, "note");
    static final Field<UUID> AUTHOR = Columns.id(EXPECTATION, "author_id");
    static final Field<Instant> TOLD_AT = Columns.instant(EXPECTATION, "told_at");
    static final Field<Long> EXPECTATION_VERSION = Columns.number(EXPECTATION, "version");

    private ClosureTables() {}
}
