package switchboard.users.availability;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time at which somebody is not there.
 *
 * @param to the first moment at which the person is back
 * @param substitute who is given the work meanwhile, null for nobody in particular
 * @param redistributeAt when open work is to be given to others, null where it was or is not to be
 */
public record Absence(
        UUID id,
        UUID user,
        Instant from,
        Instant to,
        @Nullable UUID substitute,
        @Nullable Instant redistributeAt,
        Instant createdAt) {}
