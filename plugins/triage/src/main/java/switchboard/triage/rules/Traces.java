package switchboard.triage.rules;

import static switchboard.triage.rules.FiringTables.TRACE;
import static switchboard.triage.rules.FiringTables.TRACE_AT;
import static switchboard.triage.rules.FiringTables.TRACE_COMPLETE;
import static switchboard.triage.rules.FiringTables.TRACE_EVENT;
import static switchboard.triage.rules.FiringTables.TRACE_OUTCOMES;
import static switchboard.triage.rules.FiringTables.TRACE_POSITION;
import static switchboard.triage.rules.FiringTables.TRACE_TICKET;
import static switchboard.triage.rules.FiringTables.TRACE_TYPE;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;
import switchboard.triage.TriagePermissions;
import switchboard.triage.definitions.Definition;
import switchboard.triage.definitions.Definitions;
import switchboard.triage.definitions.StoredJson;

/** Reads what rules made of the events of a ticket. */
public final class Traces {

    private static final String LIST = "triage:-position";

    private final Ground ground;
    private final Definitions rules;

    public Traces(Ground ground, Definitions rules) {
        this.ground = ground;
        this.rules = rules;
    }

    /**
     * What the rules made of one event.
     *
     * @param complete whether all rules have been asked
     * @param rules one line for each rule that runs on such events
     */
    public record Trace(
            UUID event, long position, String type, Instant at, boolean complete, List<Map<String, Object>> rules) {}

    /** The newest first; 403 for whoever may see the ticket and no traces. */
    public Page<Trace> of(Caller caller, String ticket, int limit, @Nullable String cursor) {
        Ticket found = require(caller, ticket);
        Condition after = cursor == null
                ? DSL.noCondition()
                : TRACE_POSITION.lt(
                        position(Cursor.decode(cursor, LIST, 1).key().getFirst()));
        Map<UUID, String> names = new LinkedHashMap<>();
        for (Definition rule : rules.all()) {
            names.put(rule.id(), rule.name());
        }
        List<Trace> traces = ground.database().read(dsl -> dsl.select(
                        TRACE_EVENT, TRACE_POSITION, TRACE_TYPE, TRACE_AT, TRACE_COMPLETE, TRACE_OUTCOMES)
                .from(TRACE)
                .where(TRACE_TICKET.eq(found.id()), after)
                .orderBy(TRACE_POSITION.desc())
                .limit(limit + 1)
                .fetch(row -> new Trace(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        named(StoredJson.read(row.value6()), names))));
        boolean more = traces.size() > limit;
        List<Trace> shown = more ? traces.subList(0, limit) : traces;
        return new Page<>(
                shown, more ? new Cursor(LIST, Long.toString(shown.getLast().position())).encode() : null);
    }

    private Ticket require(Caller caller, String id) {
        Ticket ticket;
        try {
            ticket = ground.tickets().find(caller, UUID.fromString(id)).orElse(null);
        } catch (IllegalArgumentException noId) {
            ticket = null;
        }
        if (ticket == null) {
            throw new NotFoundException("ticket.not_found", "There is no such ticket.");
        }
        if (!caller.reach(TriagePermissions.TRIAGE_READ).covers(ticket.organization(), ticket.team(), Set.of())) {
            throw new ForbiddenException(
                    "access.forbidden", "This needs the permission " + TriagePermissions.TRIAGE_READ + ".");
        }
        return ticket;
    }

    /** With the names that the rules have now; a rule that is gone has none. */
    private static List<Map<String, Object>> named(Map<String, Object> stored, Map<UUID, String> names) {
        if (!(stored.get("rules") instanceof List<?> lines)) {
            return List.of();
        }
        return lines.stream()
                .map(line -> {
                    Map<String, Object> shown = new LinkedHashMap<>();
                    ((Map<?, ?>) line).forEach((name, value) -> shown.put(String.valueOf(name), value));
                    String name = names.get(UUID.fromString(String.valueOf(shown.get("rule"))));
                    if (name != null) {
                        shown.put("name", name);
                    }
                    return shown;
                })
                .toList();
    }

    private static long position(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException forged) {
            throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
        }
    }
}
