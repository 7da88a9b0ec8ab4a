package switchboard.tickets;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was said to everybody who may see the ticket. Only this type ever leaves the desk; an {@link InternalNote} is
 * another type and stands in another table.
 *
 * @param author null for the desk itself
 */
public record PublicReply(
        UUID id, UUID ticket, @Nullable UUID author, String channel, String body, Instant createdAt) {}
