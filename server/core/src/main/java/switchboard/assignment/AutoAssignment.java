package switchboard.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;
import switchboard.api.events.Event;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;

/**
 * Assigns by itself what reaches a team that wants it so, and tries again what nobody was there for. It follows the
 * journal, so that it does not matter who wrote the ticket, or how.
 */
final class AutoAssignment {

    static final String CONSUMER = "core:assignment";
    static final Set<String> TYPES = Set.of("ticket.created", "ticket.changed");

    private static final Logger LOG = LoggerFactory.getLogger(AutoAssignment.class);
    private static final String CHANNEL = "system";
    private static final int AT_ONCE = 200;

    private final AssignmentGround ground;
    private final AssignmentService assignments;

    AutoAssignment(AssignmentGround ground, AssignmentService assignments) {
        this.ground = ground;
        this.assignments = assignments;
    }

    /** Takes events of the journal. */
    void handle(List<Event> events) {
        Map<UUID, UUID> arrivals = new LinkedHashMap<>();
        for (Event event : events) {
            if (reachesTeam(event)) {
                arrivals.put(UUID.fromString(event.subject().id()), event.id());
            }
        }
        assign(arrivals, Wish.Occasion.ARRIVAL);
    }

    private static boolean reachesTeam(Event event) {
        if (event.type().equals("ticket.created")) {
            return event.data().get("team") != null && event.data().get("assignee") == null;
        }
        return event.data().get("changes") instanceof List<?> changes
                && changes.stream()
                        .anyMatch(change -> change instanceof Map<?, ?> values
                                && "team".equals(values.get("field"))
                                && values.get("after") != null);
    }

    /** Tries again what waits for somebody to be there. To be called now and then, on one node at a time. */
    void retry() {
        Instant now = ground.now();
        Map<UUID, UUID> waiting = new LinkedHashMap<>();
        ground.transactions()
                .read(dsl -> ExplanationRows.due(dsl, now, AT_ONCE))
                .forEach(ticket -> waiting.put(ticket, ticket));
        Set<UUID> tried = assign(waiting, Wish.Occasion.RETRY);
        List<UUID> over = waiting.keySet().stream()
                .filter(ticket -> !tried.contains(ticket))
                .toList();
        if (!over.isEmpty()) {
            ground.transactions().inTransaction(work -> {
                over.forEach(ticket -> ExplanationRows.retry(work.dsl(), ticket, null));
                return over;
            });
        }
    }

    /** Answers those that are still to be assigned. */
    private Set<UUID> assign(Map<UUID, UUID> tickets, Wish.Occasion occasion) {
        Set<UUID> tried = new HashSet<>();
        List<UUID> ids = new ArrayList<>(tickets.keySet());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<UUID> chunk = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            for (Ticket ticket : waiting(chunk)) {
                tried.add(ticket.id());
                UUID cause = occasion == Wish.Occasion.ARRIVAL ? tickets.get(ticket.id()) : null;
                assign(ticket, new Wish(null, occasion, null), new Origin(CHANNEL, cause));
            }
        }
        return tried;
    }

    private List<Ticket> waiting(List<UUID> ids) {
        List<Ticket> tickets = ground.tickets().find(ground.system(), ids).stream()
                .filter(ticket -> ticket.team() != null
                        && ticket.assignee() == null
                        && ground.tickets().phase(ticket).isOpen())
                .toList();
        Set<UUID> teams = new HashSet<>();
        tickets.forEach(ticket -> teams.add(ticket.team()));
        Map<UUID, TeamSettings> settings = new HashMap<>(ground.transactions().read(dsl -> TeamRows.find(dsl, teams)));
        return tickets.stream()
                .filter(ticket -> settings.containsKey(ticket.team())
                        && settings.get(ticket.team()).autoAssign())
                .toList();
    }

    /** A refusal concerns one ticket, and must not keep the others waiting; what is out of reach is tried again. */
    private void assign(Ticket ticket, Wish wish, Origin origin) {
        try {
            assignments.run(ground.system(), ticket, wish, origin);
        } catch (UnavailableException outOfReach) {
            throw outOfReach;
        } catch (ServiceDeskException refused) {
            LOG.warn("Ticket {} could not be assigned: {}", ticket.number(), refused.detail());
        }
    }
}
