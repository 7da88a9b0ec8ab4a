package switchboard.tickets;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What those who work on the ticket tell each other. It leaves the desk by no channel.
 *
 * @param author null for the desk itself
 */
public record InternalNote(
        UUID id, UUID ticket, @Nullable UUID author, String channel, String body, Instant createdAt) {}
