package switchboard.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.events.Subject;

/**
 * One event as it is answered.
 *
 * @param position where it stands in the journal
 * @param actor a person, {@code {"type":"user","id":…}}, or the desk itself, {@code {"type":"system","id":"system"}}
 * @param cause the event that led to this one, or null
 */
public record EventView(
        UUID id,
        long position,
        String type,
        Instant at,
        Subject actor,
        Subject subject,
        @Nullable UUID cause,
        Map<String, Object> data) {

    private static final Subject SYSTEM = new Subject("system", "system");

    public static EventView of(Event event) {
        UUID actor = event.actor();
        return new EventView(
                event.id(),
                event.position(),
                event.type(),
                event.at(),
                actor == null ? SYSTEM : new Subject("user", actor.toString()),
                event.subject(),
                event.cause(),
                event.data());
    }
}
