package switchboard.approvals;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.approvals.Approval;
import switchboard.api.events.Subject;

/**
 * A request as it is stored.
 *
 * @param owner {@code core}, or the plugin that asked
 * @param requester for whom it is asked
 * @param filedBy who asked on behalf of the requester, null for a plugin
 */
record ApprovalRow(
        UUID id,
        String owner,
        Subject subject,
        String title,
        String description,
        UUID organization,
        @Nullable UUID requester,
        @Nullable UUID filedBy,
        String state,
        int step,
        int steps,
        @Nullable Duration timeout,
        @Nullable Instant dueAt,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable String withdrawalReason) {

    /** Whether this person asks, and so never decides. */
    boolean isAskedBy(UUID person) {
        return person.equals(requester) || person.equals(filedBy);
    }

    boolean isOverdue(Instant now) {
        return state.equals(States.PENDING) && dueAt != null && !now.isBefore(dueAt);
    }

    Approval asApproval() {
        return new Approval(id, subject, title, state, step, requestedAt, decidedAt);
    }
}
