package switchboard.tickets.watchers;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.events.Event;
import switchboard.api.events.EventHandler;
import switchboard.api.events.Subject;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.TicketGround;
import switchboard.tickets.TicketJournal;
import switchboard.tickets.codes.Phase;
import switchboard.tickets.news.NewsOfEvent;

/**
 * Tells watchers of replies, notes, moves and of when to expect a solution: a consumer of the journal, so that it does
 * not matter which way they came. Each is told as far as they may see it when it is told, and nobody of what they did
 * themselves.
 */
public final class WatcherNews implements EventHandler {

    /** The name on which the cursor hangs. */
    public static final String CONSUMER = "core.ticket-watchers";

    public static final Set<String> TYPES =
            Set.of(TicketJournal.REPLIED, TicketJournal.NOTED, TicketJournal.TRANSITIONED, TicketJournal.EXPECTED);

    static final String UPDATED = "ticket.updated";
    private static final int AT_ONCE = 50;

    private final TicketGround ground;
    private final WatcherGround people;

    public WatcherNews(TicketGround ground, WatcherGround people) {
        this.ground = ground;
        this.people = people;
    }

    @Override
    public void handle(List<Event> events) {
        for (int from = 0; from < events.size(); from += AT_ONCE) {
            tell(events.subList(from, Math.min(from + AT_ONCE, events.size())));
        }
    }

    private void tell(List<Event> events) {
        Set<UUID> ids = events.stream()
                .map(event -> UUID.fromString(event.subject().id()))
                .collect(Collectors.toSet());
        Map<UUID, Set<UUID>> watchers = ground.transactions().read(dsl -> WatcherRows.of(dsl, ids));
        if (watchers.isEmpty()) {
            return;
        }
        Map<UUID, Ticket> tickets = tickets(people.system(), watchers.keySet());
        Set<UUID> all = new HashSet<>();
        watchers.values().forEach(all::addAll);
        TicketSight.Eyes eyes = ground.transactions().read(dsl -> people.sight().of(dsl, all, watchers.keySet()));
        List<Notification> news = events.stream()
                .flatMap(event -> {
                    UUID id = UUID.fromString(event.subject().id());
                    Ticket ticket = tickets.get(id);
                    Notification told =
                            ticket == null ? null : news(event, ticket, watchers.getOrDefault(id, Set.of()), eyes);
                    return told == null ? java.util.stream.Stream.empty() : java.util.stream.Stream.of(told);
                })
                .toList();
        if (!news.isEmpty()) {
            ground.transactions().inTransaction(work -> {
                news.forEach(notification -> ground.notifier().notify(work, notification));
                return news;
            });
        }
    }

    private Map<UUID, Ticket> tickets(Caller system, Set<UUID> ids) {
        return ground.finder().find(system, ids).stream().collect(Collectors.toMap(Ticket::id, ticket -> ticket));
    }

    private @Nullable Notification news(Event event, Ticket ticket, Set<UUID> watchers, TicketSight.Eyes eyes) {
        if (event.type().equals(TicketJournal.EXPECTED)
                && NewsOfEvent.expectation(event).isEmpty()) {
            return null;
        }
        Set<UUID> receivers = eyes.of(watchers, ticket, event.type().equals(TicketJournal.NOTED));
        receivers.removeAll(NewsOfEvent.told(event, ticket));
        if (resolves(event)) {
            // Who is asked whether that holds.
            receivers.remove(ticket.requester());
        }
        if (event.actor() != null) {
            receivers.remove(event.actor());
        }
        if (receivers.isEmpty()) {
            return null;
        }
        return new Notification(
                UPDATED,
                new Subject("ticket", ticket.id().toString()),
                ticket.organization(),
                receivers,
                values(event, ticket),
                false,
                event.id().toString());
    }

    private boolean resolves(Event event) {
        return TicketJournal.statusAfter(event.data())
                .filter(status -> ground.codes().current().phase(status) == Phase.RESOLVED)
                .isPresent();
    }

    /** What the templates ask for: which of them it was, and where it moved to. */
    private static Map<String, Object> values(Event event, Ticket ticket) {
        Map<String, Object> values = TicketWatchers.values(ticket, event.actor());
        switch (event.type()) {
            case TicketJournal.REPLIED -> values.put("reply", true);
            case TicketJournal.NOTED -> values.put("note", true);
            case TicketJournal.EXPECTED -> values.putAll(NewsOfEvent.expectation(event));
            default -> TicketJournal.statusAfter(event.data()).ifPresent(status -> values.put("status", status));
        }
        return values;
    }
}
