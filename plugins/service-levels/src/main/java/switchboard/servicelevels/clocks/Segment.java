package switchboard.servicelevels.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.servicelevels.policies.Facts;

/**
 * A stretch of time, and why it is counted or not.
 *
 * @param team who held the ticket, null for nobody
 * @param policy what held, null for nothing
 * @param policyVersion its version
 * @param calendar by which it was looked at, null where it makes no difference
 */
public record Segment(
        Instant from,
        Instant to,
        boolean counted,
        Reason reason,
        String status,
        @Nullable UUID team,
        @Nullable UUID policy,
        @Nullable Long policyVersion,
        @Nullable UUID calendar,
        @Nullable String calendarName) {

    /** The segments of a clock, oldest first. */
    public static List<Segment> of(Clock clock) {
        List<Segment> segments = new ArrayList<>();
        for (Piece piece : clock.pieces()) {
            if (piece.calendar() == null) {
                add(segments, piece, piece.from(), piece.to(), piece.reason());
                continue;
            }
            Instant from = piece.from();
            for (BusinessCalendar.Stretch open : piece.calendar().stretches(piece.from(), piece.to())) {
                add(segments, piece, from, open.from(), Reason.OUTSIDE_HOURS);
                add(segments, piece, open.from(), open.to(), Reason.COUNTED);
                from = open.to();
            }
            add(segments, piece, from, piece.to(), Reason.OUTSIDE_HOURS);
        }
        return segments;
    }

    private static void add(List<Segment> segments, Piece piece, Instant from, Instant to, Reason reason) {
        if (from.isBefore(to)) {
            BusinessCalendar calendar = piece.calendar();
            segments.add(new Segment(
                    from,
                    to,
                    reason == Reason.COUNTED,
                    reason,
                    piece.facts().status(),
                    piece.facts().id(Facts.TEAM),
                    piece.policy() == null ? null : piece.policy().policy().id(),
                    piece.policy() == null ? null : piece.policy().version().number(),
                    calendar == null ? null : calendar.id(),
                    calendar == null ? null : calendar.name()));
        }
    }
}
