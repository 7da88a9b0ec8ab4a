package switchboard.tickets.news;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.events.EventHandler;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Ticket;
import switchboard.notifications.Notifier;
import switchboard.persistence.Transactions;
import switchboard.tickets.PublicReply;
import switchboard.tickets.TicketJournal;

/**
 * Tells requesters and assignees of new tickets, replies, assignments, closures and of when to expect a solution. The
 * journal may hand an event over twice; its id is the key under which each is told once. What was imported is told to
 * nobody.
 */
public final class TicketNews implements EventHandler {

    /** The consumer's name. */
    public static final String CONSUMER = "notifications";

    /** What it reads. */
    public static final Set<String> TYPES =
            Set.of("ticket.created", "ticket.changed", "ticket.transitioned", "ticket.replied", TicketJournal.EXPECTED);

    private static final String IMPORT = "import";

    private final Transactions transactions;
    private final Notifier notifier;
    private final Needs needs;

    /**
     * What is asked about a batch of events.
     *
     * @param tickets finds tickets, whoever may see them
     * @param replies finds public replies, whoever may see them
     * @param channels how events came in
     */
    public record Needs(
            Function<List<UUID>, List<Ticket>> tickets,
            Function<Collection<UUID>, Map<UUID, PublicReply>> replies,
            Function<Collection<UUID>, Map<UUID, String>> channels) {}

    public TicketNews(Transactions transactions, Notifier notifier, Needs needs) {
        this.transactions = transactions;
        this.notifier = notifier;
        this.needs = needs;
    }

    @Override
    public void handle(List<Event> events) {
        List<Event> live = withoutImports(events);
        Map<UUID, Ticket> tickets = tickets(live);
        Map<UUID, PublicReply> replies = replies(live);
        List<Notification> news = new ArrayList<>();
        for (Event event : live) {
            Ticket ticket = tickets.get(ticketOf(event));
            if (ticket != null) {
                news.addAll(NewsOfEvent.of(event, ticket, replies.get(event.id())));
            }
        }
        if (!news.isEmpty()) {
            transactions.inTransaction(work -> {
                news.forEach(notification -> notifier.notify(work, notification));
                return null;
            });
        }
    }

    private List<Event> withoutImports(List<Event> events) {
        Map<UUID, String> channels =
                needs.channels().apply(events.stream().map(Event::id).toList());
        return events.stream()
                .filter(event -> !IMPORT.equals(channels.get(event.id())))
                .toList();
    }

    private Map<UUID, Ticket> tickets(List<Event> events) {
        Set<UUID> ids = new java.util.LinkedHashSet<>();
        for (Event event : events) {
            UUID id = ticketOf(event);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids.isEmpty()
                ? Map.of()
                : needs.tickets().apply(List.copyOf(ids)).stream()
                        .collect(Collectors.toMap(Ticket::id, Function.identity()));
    }

    private Map<UUID, PublicReply> replies(List<Event> events) {
        List<UUID> ids = events.stream()
                .filter(event -> event.type().equals(NewsOfEvent.REPLIED))
                .map(Event::id)
                .toList();
        return ids.isEmpty() ? Map.of() : new HashMap<>(needs.replies().apply(ids));
    }

    private static @Nullable UUID ticketOf(Event event) {
        try {
            return event.subject().type().equals("ticket")
                    ? UUID.fromString(event.subject().id())
                    : null;
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
