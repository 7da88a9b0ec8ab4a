package {{package}};

import java.util.List;
import java.util.Set;
import java.util.UUID;
import switchboard.api.events.Event;
import switchboard.api.events.EventHandler;
import switchboard.api.events.EventSubscription;

/** When a ticket is closed, the items about it are done. */
final class ClosedTickets {

    private static final int MOST_TICKETS = 200;

    private final Items items;

    ClosedTickets(Items items) {
        this.items = items;
    }

    static EventSubscription subscription(EventHandler handler) {
        return new EventSubscription("closed-tickets", Set.of("ticket.transitioned"), handler);
    }

    /** An event only says that something happened; the items ask how things are, so that handling it twice does no harm. */
    void handle(List<Event> events) {
        List<UUID> moved = events.stream()
                .map(event -> UUID.fromString(event.subject().id()))
                .distinct()
                .toList();
        for (int from = 0; from < moved.size(); from += MOST_TICKETS) {
            items.closeAbout(moved.subList(from, Math.min(moved.size(), from + MOST_TICKETS)));
        }
    }
}
