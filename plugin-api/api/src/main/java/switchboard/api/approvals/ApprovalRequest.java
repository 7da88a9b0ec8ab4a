package switchboard.api.approvals;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;

/**
 * Something that people are to agree to. Steps follow each other; within one step all are asked at once.
 *
 * @param subject what it is about, of any plugin
 * @param organization whose it is; decides who may see the request beside those who are asked
 * @param requester who asks; never one of those who decide
 * @param timeout how long one step may take, null for ever; afterwards the request has expired
 */
public record ApprovalRequest(
        Subject subject,
        String title,
        String description,
        UUID organization,
        @Nullable UUID requester,
        List<Step> steps,
        @Nullable Duration timeout) {

    public ApprovalRequest {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > 20) {
            throw new IllegalArgumentException("One to twenty steps");
        }
    }

    /**
     * One step.
     *
     * @param approvers people by id, 1 to 100
     * @param quorum how many of them have to agree; a rejection is final as soon as the quorum cannot be reached
     */
    public record Step(Set<UUID> approvers, int quorum) {

        public Step {
            approvers = Set.copyOf(approvers);
            if (approvers.isEmpty() || approvers.size() > 100 || quorum < 1 || quorum > approvers.size()) {
                throw new IllegalArgumentException("1 to 100 approvers, and a quorum they can reach");
            }
        }
    }
}
