package switchboard.approvals;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a link asks, and nothing of others who are asked.
 *
 * @param requester the name of who asks, null where nobody does
 * @param dueAt when the step expires, null for never
 * @param expiresAt when the link does
 */
public record LinkView(
        UUID approval,
        String title,
        String description,
        @Nullable String requester,
        @Nullable Instant dueAt,
        Instant expiresAt) {}
