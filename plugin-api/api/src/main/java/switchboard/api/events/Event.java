package switchboard.api.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the journal, durable and in its final place.
 *
 * @param position consecutive from 1, without gap or duplicate
 * @param type {@code noun.happened}, for example {@code ticket.created}
 * @param at when the change was made
 * @param actor the person, or null for the desk itself
 * @param cause the event that led to this one, or null where a person did
 * @param data what else the event says: ids and codes, never personal text
 */
public record Event(
        UUID id,
        long position,
        String type,
        Instant at,
        @Nullable UUID actor,
        @Nullable UUID cause,
        Subject subject,
        Map<String, Object> data) {}
