package switchboard.webhooks;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.tickets.Ticket;

/**
 * Which events a webhook wants. Organization, team and kind are properties of tickets: where one is set, only events of such
 * tickets are sent.
 *
 * @param types event types or nouns followed by {@code .*}; empty for every event
 */
record WebhookFilter(
        Set<String> types,
        @Nullable UUID organization,
        @Nullable UUID team,
        @Nullable String kind) {

    WebhookFilter {
        types = Set.copyOf(types);
    }

    boolean wants(Event event) {
        String noun = event.type().substring(0, event.type().indexOf('.'));
        return types.isEmpty() || types.contains(event.type()) || types.contains(noun + ".*");
    }

    boolean asksForTickets() {
        return organization != null || team != null || kind != null;
    }

    /** @param ticket of the event; null where it is of none, or the owner does not see it */
    boolean wants(@Nullable Ticket ticket) {
        if (!asksForTickets()) {
            return true;
        }
        return ticket != null
                && (organization == null || organization.equals(ticket.organization()))
                && (team == null || team.equals(ticket.team()))
                && (kind == null || kind.equals(ticket.kind()));
    }
}
