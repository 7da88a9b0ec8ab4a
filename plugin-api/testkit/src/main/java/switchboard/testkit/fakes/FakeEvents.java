package switchboard.testkit.fakes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Events;
import switchboard.api.events.Subject;

/** A journal in memory: what {@link PluginDatabase} committed, and what a test lets happen elsewhere on the desk. */
public final class FakeEvents implements Events {

    private static final int MOST_CAUSES = 20;

    private final FakeClock clock;
    private final List<Event> journal = new CopyOnWriteArrayList<>();

    public FakeEvents(FakeClock clock) {
        this.clock = clock;
    }

    /** Something happens elsewhere, such as {@code ticket.transitioned}; answers the event to hand to a subscription. */
    public Event happened(String type, Subject subject, Map<String, Object> data) {
        return add(type, null, null, subject, data);
    }

    /** The same for what another event led to. */
    public Event followed(UUID cause, String type, Subject subject, Map<String, Object> data) {
        return add(type, null, cause, subject, data);
    }

    /** What a transaction appended. */
    record Appended(EventDraft draft, @Nullable UUID cause) {}

    synchronized void committed(List<Appended> appended) {
        for (Appended each : appended) {
            EventDraft draft = each.draft();
            add(draft.type(), draft.actor(), each.cause(), draft.subject(), draft.data());
        }
    }

    private synchronized Event add(
            String type, @Nullable UUID actor, @Nullable UUID cause, Subject subject, Map<String, Object> data) {
        Event event =
                new Event(UUID.randomUUID(), journal.size() + 1L, type, clock.instant(), actor, cause, subject, data);
        journal.add(event);
        return event;
    }

    /** Everything so far, oldest first. */
    public List<Event> all() {
        return List.copyOf(journal);
    }

    @Override
    public List<Event> after(long position, int limit) {
        return journal.stream()
                .filter(event -> event.position() > position)
                .limit(limit)
                .toList();
    }

    /** Those whose subject is the ticket. */
    @Override
    public List<Event> ofTicket(UUID ticket, @Nullable UUID after, int limit) {
        List<Event> ofTicket = journal.stream()
                .filter(event -> event.subject().equals(new Subject("ticket", ticket.toString())))
                .toList();
        List<UUID> ids = ofTicket.stream().map(Event::id).toList();
        return ofTicket.stream()
                .skip(after == null ? 0 : ids.indexOf(after) + 1L)
                .limit(limit)
                .toList();
    }

    @Override
    public Map<UUID, List<Event>> ofTickets(Collection<UUID> tickets, int limit) {
        return WholeStories.of(tickets, ticket -> ofTicket(ticket, null, limit + 1), limit);
    }

    @Override
    public long newest() {
        return journal.size();
    }

    @Override
    public List<UUID> causes(UUID event) {
        List<UUID> causes = new ArrayList<>();
        Optional<UUID> cause = cause(event);
        while (cause.isPresent() && causes.size() < MOST_CAUSES) {
            causes.add(cause.get());
            cause = cause(cause.get());
        }
        return List.copyOf(causes);
    }

    private Optional<UUID> cause(UUID event) {
        return journal.stream()
                .filter(each -> each.id().equals(event))
                .findFirst()
                .map(Event::cause);
    }
}
