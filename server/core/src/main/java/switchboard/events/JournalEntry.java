package switchboard.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;

/**
 * One row of the journal, before it has a position.
 *
 * @param ticket the ticket it belongs to, null for everything else; whoever sees the ticket sees the entry
 * @param channel how it came in, {@code api}, {@code import}, {@code system}, …
 * @param internal whether only callers who may read notes see it
 * @param permission who sees it where it belongs to no ticket: callers with this permission over {@code organization}
 * @param data ids and codes; never erased
 * @param text free text and personal values by name; stored apart, erasable, covered by a digest in the journal
 */
public record JournalEntry(
        UUID id,
        String type,
        Subject subject,
        @Nullable UUID ticket,
        @Nullable UUID actor,
        String channel,
        @Nullable UUID cause,
        Instant at,
        boolean internal,
        String permission,
        @Nullable UUID organization,
        Map<String, Object> data,
        Map<String, Object> text) {}
