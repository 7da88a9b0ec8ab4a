package switchboard.tickets.closure;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a closing, for good: later corrections of the ticket change nothing of it.
 *
 * @param confirmedBy {@code requester}, {@code on_behalf}, {@code auto}; null where a command of the desk's own closed it
 * @param actor who closed it, null for the desk itself
 * @param channel how the requester said so, or was contacted
 * @param facts what guards of plugins gave at the closing, such as the outcome of a service level
 * @param firstResponseAt the first public reply by somebody else than the requester
 */
public record Closure(
        String status,
        @Nullable String closureCode,
        @Nullable String resolution,
        Answers answers,
        @Nullable String confirmedBy,
        @Nullable UUID actor,
        String channel,
        Map<String, Object> facts,
        Instant createdAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt,
        Instant closedAt) {

    public Closure {
        facts = Map.copyOf(facts);
    }
}
