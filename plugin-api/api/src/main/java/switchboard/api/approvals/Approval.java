package switchboard.api.approvals;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;

/**
 * How a request stands.
 *
 * @param state {@code pending}, {@code approved}, {@code rejected}, {@code expired}, {@code withdrawn}
 * @param step the step that is under way, counted from 1; the last one once it is decided
 */
public record Approval(
        UUID id,
        Subject subject,
        String title,
        String state,
        int step,
        Instant requestedAt,
        @Nullable Instant decidedAt) {}
