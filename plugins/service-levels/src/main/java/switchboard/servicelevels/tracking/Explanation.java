package switchboard.servicelevels.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.servicelevels.clocks.Clock;
import switchboard.servicelevels.clocks.Segment;

/**
 * The clocks of a ticket, each with every stretch of its time.
 *
 * @param at the instant it is told for
 * @param outcome what was stored at closing, which nothing changes any more; empty before
 */
@Schema(name = "TicketServiceLevels")
public record Explanation(UUID ticket, Instant at, List<ClockView> clocks, List<Outcome> outcome) {

    private static final int MOST_SEGMENTS = 500;

    /**
     * One clock.
     *
     * @param dueAt when what was agreed is or was used up, if all stays as it is; null where that is not to be seen
     * @param segmentsLeftOut how many older segments are not shown
     */
    @Schema(name = "ServiceLevelClock")
    public record ClockView(
            String kind,
            String target,
            int cycle,
            UUID policy,
            String policyName,
            long policyVersion,
            String state,
            long targetMinutes,
            long elapsedMinutes,
            long elapsedSeconds,
            long remainingMinutes,
            @Nullable Instant dueAt,
            Instant startedAt,
            @Nullable Instant stoppedAt,
            @Nullable Instant breachedAt,
            List<SegmentView> segments,
            int segmentsLeftOut) {

        static ClockView of(Clock clock, boolean forStaff) {
            List<Segment> segments = Segment.of(clock);
            int leftOut = Math.max(0, segments.size() - MOST_SEGMENTS);
            Duration remaining = clock.remaining();
            return new ClockView(
                    clock.kind().key(),
                    clock.target().key(),
                    clock.cycle(),
                    clock.policy().policy().id(),
                    clock.policy().policy().name(),
                    clock.policy().version().number(),
                    clock.state().key(),
                    clock.length().toMinutes(),
                    clock.elapsed().toMinutes(),
                    clock.elapsed().toSeconds(),
                    remaining.isNegative() ? 0 : remaining.toMinutes(),
                    clock.due(),
                    clock.startedAt(),
                    clock.stoppedAt(),
                    clock.breachedAt(),
                    segments.subList(leftOut, segments.size()).stream()
                            .map(segment -> SegmentView.of(segment, forStaff))
                            .toList(),
                    leftOut);
        }
    }

    /**
     * A stretch of time.
     *
     * @param team who held the ticket; told to the staff alone
     */
    @Schema(name = "ServiceLevelSegment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SegmentView(
            Instant from,
            Instant to,
            long seconds,
            boolean counted,
            String reason,
            String status,
            @Nullable UUID team,
            @Nullable UUID policy,
            @Nullable Long policyVersion,
            @Nullable UUID calendar,
            @Nullable String calendarName) {

        static SegmentView of(Segment segment, boolean forStaff) {
            return new SegmentView(
                    segment.from(),
                    segment.to(),
                    Duration.between(segment.from(), segment.to()).toSeconds(),
                    segment.counted(),
                    segment.reason().key(),
                    segment.status(),
                    forStaff ? segment.team() : null,
                    segment.policy(),
                    segment.policyVersion(),
                    segment.calendar(),
                    segment.calendarName());
        }
    }
}
