package switchboard.tickets;

import static switchboard.tickets.TicketTables.LINK;
import static switchboard.tickets.TicketTables.LINK_CLOSES;
import static switchboard.tickets.TicketTables.LINK_SOURCE;
import static switchboard.tickets.TicketTables.LINK_TARGET;
import static switchboard.tickets.TicketTables.LINK_TYPE;
import static switchboard.tickets.TicketTables.LINK_UPDATES;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import switchboard.api.access.Caller;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.events.Event;
import switchboard.api.events.EventHandler;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.codes.Phase;

/**
 * Lets children follow their parents, as far as the links between them say: a consumer of the journal that gives the
 * children the same commands as everybody, as the desk itself, caused by the parent's event. Whatever it meets twice is
 * done once, since a child that has followed has nothing to do any more.
 */
final class ChildFollower implements EventHandler {

    /** The name on which the cursor hangs. */
    static final String CONSUMER = "core.ticket-children";

    static final Set<String> TYPES = Set.of(TicketJournal.REPLIED, TicketJournal.TRANSITIONED);

    private static final int PAGE = 100;
    private static final String CHANNEL = "system";

    private final TicketGround ground;
    private final Tickets tickets;
    private final TicketEntries entries;
    private final Caller system;

    ChildFollower(TicketGround ground, Tickets tickets, TicketEntries entries, Caller system) {
        this.ground = ground;
        this.tickets = tickets;
        this.entries = entries;
        this.system = system;
    }

    @Override
    public void handle(List<Event> events) {
        List<Event> moves = events.stream().filter(this::ends).toList();
        List<Event> replies = events.stream()
                .filter(event -> Boolean.TRUE.equals(event.data().get(TicketEntries.TO_CHILDREN)))
                .toList();
        Set<UUID> closing = parents(moves, LINK_CLOSES);
        Set<UUID> updating = parents(replies, LINK_UPDATES);
        Map<UUID, Ticket> parents = new HashMap<>();
        ground.finder().find(system, closing).forEach(parent -> parents.put(parent.id(), parent));
        for (Event event : events) {
            UUID ticket = ticket(event);
            if (closing.contains(ticket) && parents.containsKey(ticket) && moves.contains(event)) {
                eachChild(ticket, LINK_CLOSES, child -> follow(event, parents.get(ticket), child));
            } else if (updating.contains(ticket) && replies.contains(event)) {
                passOn(event, ticket);
            }
        }
    }

    private boolean ends(Event event) {
        return event.type().equals(TicketJournal.TRANSITIONED)
                && TicketJournal.statusAfter(event.data())
                        .filter(status -> !phase(status).isOpen())
                        .isPresent();
    }

    private Phase phase(String status) {
        return ground.codes().current().phase(status);
    }

    private static UUID ticket(Event event) {
        return UUID.fromString(event.subject().id());
    }

    /** Those of the events' tickets that have children with the option. */
    private Set<UUID> parents(Collection<Event> events, Field<Boolean> option) {
        Set<UUID> ids = events.stream().map(ChildFollower::ticket).collect(Collectors.toSet());
        return ids.isEmpty()
                ? Set.of()
                : ground.transactions().read(dsl -> dsl.selectDistinct(LINK_SOURCE)
                        .from(LINK)
                        .where(LINK_SOURCE.in(ids), LINK_TYPE.eq(LinkType.PARENT), option.isTrue())
                        .fetchSet(LINK_SOURCE));
    }

    private interface OfChild {
        void run(Ticket child);
    }

    /** The children page by page, in order of their ids. */
    private void eachChild(UUID parent, Field<Boolean> option, OfChild work) {
        UUID last = new UUID(0, 0);
        List<UUID> page;
        do {
            UUID after = last;
            page = ground.transactions().read(dsl -> dsl.select(LINK_TARGET)
                    .from(LINK)
                    .where(LINK_SOURCE.eq(parent), LINK_TYPE.eq(LinkType.PARENT), option.isTrue())
                    .and(LINK_TARGET.gt(after))
                    .orderBy(LINK_TARGET)
                    .limit(PAGE)
                    .fetch(LINK_TARGET));
            ground.finder().find(system, page).forEach(work::run);
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
    }

    private void follow(Event event, Ticket parent, Ticket child) {
        String to = TicketJournal.statusAfter(event.data()).orElseThrow();
        if (phase(child.status()).isFinal() || child.status().equals(to)) {
            return;
        }
        attempt(
                event,
                parent.id(),
                child,
                to,
                () -> tickets.transition(system, child.id(), move(to, parent), new Origin(CHANNEL, event.id())));
    }

    /** What is refused is written down on the child, and does not keep the others waiting. */
    private void attempt(Event event, UUID parent, Ticket child, String what, Runnable command) {
        try {
            command.run();
        } catch (ServiceDeskException refused) {
            if (isPassing(refused)) {
                throw refused;
            }
            failed(event, parent, child, what, refused);
        }
    }

    private Map<String, Object> move(String to, Ticket parent) {
        Map<String, Object> move = new HashMap<>();
        move.put("to", to);
        if (phase(to) == Phase.RESOLVED) {
            String resolution = parent.resolution();
            move.put("resolution", resolution == null ? "With " + parent.number() : resolution);
        }
        if (parent.closureCode() != null) {
            move.put("code", parent.closureCode());
        }
        return move;
    }

    /** Whether the same may succeed in a moment; a guard that fails may fail for ever. */
    private static boolean isPassing(ServiceDeskException refused) {
        return refused.refusal() == Refusal.UNAVAILABLE && !refused.code().equals("ticket.guard_failed");
    }

    private void failed(Event event, UUID parent, Ticket child, String what, ServiceDeskException refused) {
        TicketJournal.Act act = new TicketJournal.Act(null, new Origin(CHANNEL, event.id()), ground.now());
        Map<String, Object> data =
                Map.of("source", parent, "target", child.id(), "command", what, "code", refused.code());
        ground.transactions().inTransaction(work -> {
            ground.journal()
                    .append(
                            work,
                            TicketJournal.entry(
                                    ground.ids().next(),
                                    TicketJournal.FOLLOW_FAILED,
                                    child,
                                    act,
                                    true,
                                    data,
                                    Map.of()));
            return child;
        });
    }

    private void passOn(Event event, UUID parent) {
        entries.reply(event.id())
                .ifPresent(reply -> eachChild(parent, LINK_UPDATES, child -> {
                    if (!phase(child.status()).isFinal()) {
                        attempt(event, parent, child, "reply", () -> entries.passOn(reply, event.id(), child));
                    }
                }));
    }
}
