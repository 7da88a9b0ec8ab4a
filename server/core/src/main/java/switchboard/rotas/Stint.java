package switchboard.rotas;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shift, or the part of one for which the same holds.
 *
 * @param to the first moment that is no part of it
 * @param user who is on call, null where all are absent
 * @param insteadOf who would be, null where it is they
 */
public record Stint(
        Instant from,
        Instant to,
        @Nullable UUID user,
        Reason reason,
        @Nullable UUID insteadOf) {

    boolean covers(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    /** Whether the same person is on call for the same reason. */
    boolean isLike(Stint other) {
        return reason == other.reason && Objects.equals(user, other.user) && Objects.equals(insteadOf, other.insteadOf);
    }
}
