package switchboard.testkit.fakes;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import switchboard.api.events.Event;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Events;
import switchboard.api.events.Subject;

/** A journal in memory: what {@link PluginDatabase} committed, and what a test lets happen elsewhere on the desk. */
public final class FakeEvents implements Events {

    private final FakeClock clock;
    private final List<Event> journal = new CopyOnWriteArrayList<>();

    public FakeEvents(FakeClock clock) {
        this.clock = clock;
    }

    /** Something happens elsewhere, such as {@code ticket.transitioned}; answers the event to hand to a subscription. */
    public Event happened(String type, Subject subject, java.util.Map<String, Object> data) {
        return add(type, null, subject, data);
    }

    synchronized void committed(List<EventDraft> drafts) {
        drafts.forEach(draft -> add(draft.type(), draft.actor(), draft.subject(), draft.data()));
    }

    private synchronized Event add(
            String type,
            @org.jspecify.annotations.Nullable UUID actor,
            Subject subject,
            java.util.Map<String, Object> data) {
        Event event =
                new Event(UUID.randomUUID(), journal.size() + 1L, type, clock.instant(), actor, null, subject, data);
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

    @Override
    public long newest() {
        return journal.size();
    }
}
