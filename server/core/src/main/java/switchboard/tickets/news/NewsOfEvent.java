package switchboard.tickets.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.PublicReply;
import switchboard.tickets.TicketJournal;

/** Who is told what of one event. Nobody is told of what they did themselves, but that their request was received. */
public final class NewsOfEvent {

    static final String REPLIED = "ticket.replied";
    private static final String CREATED = "ticket.created";
    private static final String ASSIGNED = "ticket.assigned";
    private static final String CLOSED = "ticket.closed";
    private static final String EXPECTED = "ticket.expected";
    private static final int LONGEST = 10_000;

    private final Event event;
    private final Ticket ticket;

    private NewsOfEvent(Event event, Ticket ticket) {
        this.event = event;
        this.ticket = ticket;
    }

    /** @param reply the reply that the event tells of, where it tells of one */
    static List<Notification> of(Event event, Ticket ticket, @Nullable PublicReply reply) {
        NewsOfEvent news = new NewsOfEvent(event, ticket);
        return switch (event.type()) {
            case CREATED -> news.created();
            case REPLIED -> reply == null ? List.of() : news.replied(reply);
            case TicketJournal.EXPECTED -> news.expected();
            default -> news.changed();
        };
    }

    /** Who is told of an event because the ticket is theirs, and so needs no second word as one who watches it. */
    public static Set<UUID> told(Event event, Ticket ticket) {
        PublicReply reply = new PublicReply(event.id(), ticket.id(), event.actor(), "", "", event.at());
        return of(event, ticket, reply).stream()
                .flatMap(notification -> notification.receivers().stream())
                .collect(Collectors.toSet());
    }

    /**
     * What is told of a time by which a ticket may be expected to be solved: {@code expected}, or {@code withdrawn}
     * where the time told before was taken back. Empty where the time is the same, and where an escalation brought it,
     * whose own notice names it.
     */
    public static Map<String, Object> expectation(Event event) {
        if (event.data().get("escalation") == null && event.data().get("changes") instanceof List<?> changes) {
            for (Object line : changes) {
                if (line instanceof Map<?, ?> change && "expectedAt".equals(change.get("field"))) {
                    return expectation(change.get("before"), change.get("after"));
                }
            }
        }
        return Map.of();
    }

    private static Map<String, Object> expectation(@Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return Map.of();
        }
        return after == null
                ? Map.of("withdrawn", Instant.parse(String.valueOf(before)))
                : Map.of("expected", Instant.parse(after.toString()));
    }

    private List<Notification> expected() {
        Map<String, Object> expectation = expectation(event);
        return expectation.isEmpty() || ticket.requester().equals(event.actor())
                ? List.of()
                : List.of(notification(EXPECTED, ticket.requester(), expectation));
    }

    private List<Notification> created() {
        List<Notification> news = new ArrayList<>();
        news.add(notification(CREATED, ticket.requester(), Map.of()));
        if (event.data().get("assignee") != null) {
            addAssigned(news, event.data().get("assignee"));
        }
        return news;
    }

    private List<Notification> replied(PublicReply reply) {
        boolean ofRequester = ticket.requester().equals(reply.author());
        UUID receiver = ofRequester ? ticket.assignee() : ticket.requester();
        return receiver == null || receiver.equals(reply.author())
                ? List.of()
                : List.of(notification(REPLIED, receiver, Map.of("body", cut(reply.body()))));
    }

    private List<Notification> changed() {
        List<Notification> news = new ArrayList<>();
        if (event.data().get("changes") instanceof List<?> changes) {
            for (Object line : changes) {
                if (line instanceof Map<?, ?> change) {
                    addChange(news, change);
                }
            }
        }
        return news;
    }

    private void addChange(List<Notification> news, Map<?, ?> change) {
        Object after = change.get("after");
        if ("assignee".equals(change.get("field")) && after != null) {
            addAssigned(news, after);
        }
        boolean closed = "status".equals(change.get("field")) && "closed".equals(after);
        if (closed && !ticket.requester().equals(event.actor())) {
            news.add(notification(CLOSED, ticket.requester(), Map.of()));
        }
    }

    private void addAssigned(List<Notification> news, Object assignee) {
        UUID receiver = UUID.fromString(assignee.toString());
        if (!receiver.equals(event.actor())) {
            news.add(notification(ASSIGNED, receiver, Map.of()));
        }
    }

    private Notification notification(String what, UUID receiver, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("number", Objects.toString(ticket.number()));
        values.put("title", ticket.title());
        values.put("status", ticket.status());
        values.put("priority", ticket.priority());
        UUID actor = event.actor();
        if (actor != null) {
            values.put("actor", actor);
        }
        return new Notification(
                what,
                event.subject(),
                ticket.organization(),
                Set.of(receiver),
                values,
                false,
                event.id().toString());
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
