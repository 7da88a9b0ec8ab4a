package switchboard.triage.actions;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;

/** A ticket as it would be after a change, as far as that can be said without making it. */
final class TicketSketch {

    private TicketSketch() {}

    static Ticket with(Ticket ticket, Map<String, Object> set) {
        Map<String, Object> fields = new HashMap<>(ticket.fields());
        if (set.get("fields") instanceof Map<?, ?> custom) {
            custom.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        UUID assignee = id(set, "assignee", ticket.assignee());
        String status = assignee != null && ticket.status().equals("new") ? "assigned" : ticket.status();
        return new Ticket(
                ticket.id(),
                ticket.number(),
                ticket.kind(),
                ticket.title(),
                ticket.description(),
                text(set, "status", status),
                text(set, "impact", ticket.impact()),
                text(set, "urgency", ticket.urgency()),
                text(set, "priority", ticket.priority()),
                set.containsKey("priorityReason") ? text(set, "priorityReason", "") : ticket.priorityReason(),
                set.containsKey("category") ? text(set, "category", "") : ticket.category(),
                ticket.requester(),
                ticket.organization(),
                id(set, "team", ticket.team()),
                assignee,
                id(set, "owner", ticket.owner()),
                ticket.channel(),
                ticket.externalId(),
                Map.copyOf(fields),
                ticket.resolution(),
                ticket.closureCode(),
                ticket.confirmedBy(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.resolvedAt(),
                ticket.closedAt(),
                ticket.version());
    }

    private static String text(Map<String, Object> set, String name, String fallback) {
        return set.get(name) instanceof String text ? text : fallback;
    }

    private static @Nullable UUID id(Map<String, Object> set, String name, @Nullable UUID fallback) {
        return set.get(name) instanceof String text ? UUID.fromString(text) : fallback;
    }
}
