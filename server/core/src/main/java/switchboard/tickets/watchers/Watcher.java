package switchboard.tickets.watchers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told of a ticket, as far as they may see it.
 *
 * @param reason {@code added}, {@code mentioned} or {@code merged}: why they watch
 * @param addedBy null for the desk itself
 */
public record Watcher(UUID user, String reason, @Nullable UUID addedBy, Instant addedAt) {}
