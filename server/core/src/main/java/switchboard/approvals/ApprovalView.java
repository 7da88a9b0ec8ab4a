package switchboard.approvals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;

/**
 * A request with its steps, for those who may read it.
 *
 * @param state pending, approved, rejected, expired or withdrawn
 * @param step the step under way, counted from 1
 * @param dueAt when the step expires, null for never
 */
public record ApprovalView(
        UUID id,
        Subject subject,
        String title,
        String description,
        UUID organization,
        @Nullable UUID requester,
        @Nullable UUID filedBy,
        String state,
        int step,
        List<StepView> steps,
        Instant requestedAt,
        @Nullable Instant dueAt,
        @Nullable Instant decidedAt,
        @Nullable String withdrawalReason) {

    /** One step. */
    public record StepView(int step, int quorum, List<SeatView> approvers) {}

    /**
     * One voice.
     *
     * @param approver who was asked at first
     * @param holder who decides for it now
     * @param state waiting, open, approved, rejected, or closed where it was not needed any more
     * @param decidedBy the holder, or who stood in for them
     */
    public record SeatView(
            UUID approver,
            UUID holder,
            String state,
            @Nullable UUID decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String reason) {}

    static ApprovalView of(ApprovalRow row, List<Seat> seats) {
        List<StepView> steps = new ArrayList<>();
        for (int step = 1; step <= row.steps(); step++) {
            int number = step;
            List<Seat> ofStep =
                    seats.stream().filter(seat -> seat.step() == number).toList();
            steps.add(new StepView(
                    step,
                    ofStep.isEmpty() ? 0 : ofStep.getFirst().quorum(),
                    ofStep.stream().map(ApprovalView::view).toList()));
        }
        return new ApprovalView(
                row.id(),
                row.subject(),
                row.title(),
                row.description(),
                row.organization(),
                row.requester(),
                row.filedBy(),
                row.state(),
                row.step(),
                steps,
                row.requestedAt(),
                row.dueAt(),
                row.decidedAt(),
                row.withdrawalReason());
    }

    private static SeatView view(Seat seat) {
        return new SeatView(
                seat.approver(), seat.holder(), seat.state(), seat.decidedBy(), seat.decidedAt(), seat.reason());
    }
}
