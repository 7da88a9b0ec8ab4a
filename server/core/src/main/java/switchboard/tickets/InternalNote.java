package switchboard.tickets;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What those who work on the ticket tell each other. It leaves the desk by no channel.
 *
 * @param author null for the desk itself
 * @param inReplyTo the note of the same ticket that it answers, or null
 * @param thread the note that its thread began with; null for that note itself, and outside of any thread
 */
public record InternalNote(
        UUID id,
        UUID ticket,
        @Nullable UUID author,
        String channel,
        String body,
        Instant createdAt,
        @Nullable UUID inReplyTo,
        @Nullable UUID thread) {}
