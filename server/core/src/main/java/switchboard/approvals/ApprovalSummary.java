package switchboard.approvals;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;

/**
 * A request without those who are asked: what stands in lists, and what the requester of a ticket sees.
 *
 * @param steps how many steps there are
 */
public record ApprovalSummary(
        UUID id,
        Subject subject,
        String title,
        String state,
        int step,
        int steps,
        Instant requestedAt,
        @Nullable Instant dueAt,
        @Nullable Instant decidedAt) {

    static ApprovalSummary of(ApprovalRow row) {
        return new ApprovalSummary(
                row.id(),
                row.subject(),
                row.title(),
                row.state(),
                row.step(),
                row.steps(),
                row.requestedAt(),
                row.dueAt(),
                row.decidedAt());
    }
}
