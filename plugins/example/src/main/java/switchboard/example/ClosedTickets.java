package switchboard.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import switchboard.api.access.Access;
import switchboard.api.events.Event;
import switchboard.api.events.EventSubscription;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;

/**
 * A subscription to events: a hand-over about a ticket that was closed is nobody's concern any more. Events come in order,
 * after their transaction is durable, at least once, and wait while the module is disabled.
 */
final class ClosedTickets {

    private static final Set<String> FINAL = Set.of("closed", "cancelled");
    private static final int MOST_TICKETS = 200;

    private final TicketService tickets;
    private final Access access;
    private final HandOvers handOvers;

    ClosedTickets(TicketService tickets, Access access, HandOvers handOvers) {
        this.tickets = tickets;
        this.access = access;
        this.handOvers = handOvers;
    }

    static EventSubscription subscription(Supplier<ClosedTickets> handler) {
        return new EventSubscription("closed-tickets", Set.of("ticket.transitioned"), events -> handler.get()
                .handle(events));
    }

    /** An event says that something happened, the service says how things are: handling an event twice does no harm. */
    void handle(List<Event> events) {
        List<UUID> moved = events.stream()
                .map(event -> UUID.fromString(event.subject().id()))
                .distinct()
                .toList();
        List<UUID> closed = new ArrayList<>();
        for (int from = 0; from < moved.size(); from += MOST_TICKETS) {
            List<UUID> some = moved.subList(from, Math.min(moved.size(), from + MOST_TICKETS));
            tickets.find(access.system(), some).stream()
                    .filter(ticket -> FINAL.contains(ticket.status()))
                    .map(Ticket::id)
                    .forEach(closed::add);
        }
        if (!closed.isEmpty()) {
            handOvers.acknowledgeAbout(closed);
        }
    }
}
