package switchboard.tickets.closure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import switchboard.api.events.Subject;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Ticket;

/** What the requester is told when a ticket is resolved: please confirm, or say that it is not. */
public final class ResolvedNotice {

    private static final String EVENT = "ticket.resolved";

    /** The whole stands in the ticket; a message is no place for a book. */
    private static final int LONGEST = 4_000;

    private ResolvedNotice() {}

    public static Notification of(Ticket ticket, Instant confirmBy) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("number", ticket.number());
        values.put("title", ticket.title());
        values.put("resolution", shortened(ticket.resolution() == null ? "" : ticket.resolution()));
        values.put("deadline", confirmBy);
        return new Notification(
                EVENT,
                new Subject("ticket", ticket.id().toString()),
                ticket.organization(),
                Set.of(ticket.requester()),
                values,
                false,
                null);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
