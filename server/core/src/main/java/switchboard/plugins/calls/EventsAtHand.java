package switchboard.plugins.calls;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.tickets.Origin;

/** The events that a subscription handles just now on this thread: what it does meanwhile follows from them. */
public final class EventsAtHand {

    private static final ScopedValue<List<Event>> EVENTS = ScopedValue.newInstance();

    private EventsAtHand() {}

    /** A handler's work. */
    public interface Handling {
        void run() throws Exception;
    }

    /** Runs a handler with the events it was given. */
    public static void during(List<Event> events, Handling handling) throws Exception {
        ScopedValue.where(EVENTS, List.copyOf(events)).call(() -> {
            handling.run();
            return true;
        });
    }

    /** An origin that names its cause: its own, or the event at hand. */
    public static Origin causing(Origin origin, @Nullable UUID ticket) {
        UUID cause = causing(origin.cause(), String.valueOf(ticket));
        return cause == null ? origin : new Origin(origin.channel(), cause);
    }

    /**
     * The cause that was named; else the newest event at hand about this subject, or the newest at all where there is none.
     * Null outside of a subscription.
     */
    public static @Nullable UUID causing(@Nullable UUID named, String subject) {
        if (named != null || !EVENTS.isBound() || EVENTS.get().isEmpty()) {
            return named;
        }
        for (Event event : EVENTS.get().reversed()) {
            if (event.subject().id().equals(subject)) {
                return event.id();
            }
        }
        return EVENTS.get().getLast().id();
    }
}
