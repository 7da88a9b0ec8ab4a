package switchboard.approvals;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The voice of one person in one step.
 *
 * @param approver who was asked at first
 * @param holder who decides for it now; another person after a delegation
 * @param decidedBy the holder, or who stood in for the holder
 */
record Seat(
        UUID id,
        int step,
        int quorum,
        UUID approver,
        UUID holder,
        String state,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    boolean isOpen() {
        return state.equals(States.OPEN);
    }
}
