package switchboard.tickets;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link between two tickets, as seen from one of them.
 *
 * @param type {@code parent_of}, {@code duplicate_of}, {@code blocks}, {@code related_to}, {@code caused_by}: what the
 *     source is to the target
 * @param options of a link to a child; null for links of other types
 * @param direction {@code outgoing} where the ticket asked about is the source, {@code incoming} where it is the target
 */
public record TicketLink(
        UUID id,
        String type,
        UUID source,
        UUID target,
        String direction,
        @Nullable UUID author,
        Instant createdAt,
        @Nullable LinkOptions options,
        long version) {}
