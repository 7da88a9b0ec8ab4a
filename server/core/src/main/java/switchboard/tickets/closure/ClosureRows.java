package switchboard.tickets.closure;

import static switchboard.tickets.closure.ClosureTables.ACTOR;
import static switchboard.tickets.closure.ClosureTables.CHANNEL;
import static switchboard.tickets.closure.ClosureTables.CLOSED_AT;
import static switchboard.tickets.closure.ClosureTables.CLOSURE;
import static switchboard.tickets.closure.ClosureTables.CLOSURE_CODE;
import static switchboard.tickets.closure.ClosureTables.CLOSURE_ID;
import static switchboard.tickets.closure.ClosureTables.CONFIRMED_BY;
import static switchboard.tickets.closure.ClosureTables.CREATED_AT;
import static switchboard.tickets.closure.ClosureTables.FACTS;
import static switchboard.tickets.closure.ClosureTables.FIRST_RESPONSE_AT;
import static switchboard.tickets.closure.ClosureTables.INCIDENT_SOLVED;
import static switchboard.tickets.closure.ClosureTables.REQUEST_FULFILLED;
import static switchboard.tickets.closure.ClosureTables.RESOLUTION;
import static switchboard.tickets.closure.ClosureTables.RESOLVED_AT;
import static switchboard.tickets.closure.ClosureTables.SERVICE_LEVEL_MET;
import static switchboard.tickets.closure.ClosureTables.SERVICE_RESTORED;
import static switchboard.tickets.closure.ClosureTables.STATUS;
import static switchboard.tickets.closure.ClosureTables.TICKET_VERSION;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/** Closures as rows: written once, and read. There is no statement that changes one. */
public final class ClosureRows {

    private ClosureRows() {}

    /** @param version of the closed ticket */
    public static void insert(DSLContext dsl, UUID ticket, long version, Closure closure) {
        dsl.insertInto(CLOSURE)
                .set(CLOSURE_ID, ticket)
                .set(TICKET_VERSION, version)
                .set(STATUS, closure.status())
                .set(CLOSURE_CODE, closure.closureCode())
                .set(RESOLUTION, closure.resolution())
                .set(SERVICE_LEVEL_MET, closure.answers().serviceLevelMet())
                .set(SERVICE_RESTORED, closure.answers().serviceRestored())
                .set(INCIDENT_SOLVED, closure.answers().incidentSolved())
                .set(REQUEST_FULFILLED, closure.answers().requestFulfilled())
                .set(CONFIRMED_BY, closure.confirmedBy())
                .set(ACTOR, closure.actor())
                .set(CHANNEL, closure.channel())
                .set(FACTS, closure.facts().isEmpty() ? null : Json.write(closure.facts()))
                .set(CREATED_AT, closure.createdAt())
                .set(FIRST_RESPONSE_AT, closure.firstResponseAt())
                .set(RESOLVED_AT, closure.resolvedAt())
                .set(CLOSED_AT, closure.closedAt())
                .execute();
    }

    /** The last closing of a ticket; null where there was none. */
    public static @Nullable Closure find(DSLContext dsl, UUID ticket) {
        Record row = dsl.select(
                        STATUS,
                        CLOSURE_CODE,
                        RESOLUTION,
                        SERVICE_LEVEL_MET,
                        SERVICE_RESTORED,
                        INCIDENT_SOLVED,
                        REQUEST_FULFILLED,
                        CONFIRMED_BY,
                        ACTOR,
                        CHANNEL,
                        FACTS,
                        CREATED_AT,
                        FIRST_RESPONSE_AT,
                        RESOLVED_AT,
                        CLOSED_AT)
                .from(CLOSURE)
                .where(CLOSURE_ID.eq(ticket))
                .orderBy(TICKET_VERSION.desc())
                .limit(1)
                .fetchOne();
        return row == null ? null : closure(row);
    }

    private static Closure closure(Record row) {
        return new Closure(
                row.get(STATUS),
                row.get(CLOSURE_CODE),
                row.get(RESOLUTION),
                new Answers(
                        row.get(SERVICE_LEVEL_MET),
                        row.get(SERVICE_RESTORED),
                        row.get(INCIDENT_SOLVED),
                        row.get(REQUEST_FULFILLED)),
                row.get(CONFIRMED_BY),
                row.get(ACTOR),
                row.get(CHANNEL),
                facts(row.get(FACTS)),
                row.get(CREATED_AT),
                row.get(FIRST_RESPONSE_AT),
                row.get(RESOLVED_AT),
                row.get(CLOSED_AT));
    }

    private static Map<String, Object> facts(@Nullable String json) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (json != null) {
            Json.parseObject(json).forEach((name, value) -> {
                if (value != null) {
                    facts.put(name, value);
                }
            });
        }
        return facts;
    }
}
