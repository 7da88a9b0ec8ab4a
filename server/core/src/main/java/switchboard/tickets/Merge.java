package switchboard.tickets;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket went that was merged into another.
 *
 * @param into where it is gone on with: where that one was merged too, the last of them
 * @param intoNumber the number of that one
 * @param mergedBy null for the desk itself
 * @param undoUntil until when the merge can be undone
 */
public record Merge(
        UUID ticket,
        UUID into,
        String intoNumber,
        Instant mergedAt,
        @Nullable UUID mergedBy,
        Instant undoUntil) {}
