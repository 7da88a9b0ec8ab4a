package switchboard.tickets.closure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When the requester may expect the ticket to be solved.
 *
 * @param expectedAt null where nothing was told, or what was told was taken back
 * @param author who told it
 * @param toldAt when; null where nothing ever was
 * @param version 0 where nothing ever was told
 */
public record Expectation(
        @Nullable Instant expectedAt,
        @Nullable String note,
        @Nullable UUID author,
        @Nullable Instant toldAt,
        long version) {

    public static final Expectation NONE = new Expectation(null, null, null, null, 0);
}
