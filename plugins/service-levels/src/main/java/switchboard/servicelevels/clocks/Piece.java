package switchboard.servicelevels.clocks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.servicelevels.policies.Facts;
import switchboard.servicelevels.policies.PolicyBook;

/**
 * A stretch of time through which nothing changes for a clock but the hour.
 *
 * @param to exclusive
 * @param policy what held, null where nothing did
 * @param calendar by which it is counted; null where it is not
 */
record Piece(
        Instant from,
        Instant to,
        Facts facts,
        PolicyBook.@Nullable InForce policy,
        Reason reason,
        @Nullable BusinessCalendar calendar) {

    /** How much of it counts. */
    Duration counted() {
        return calendar == null ? Duration.ZERO : calendar.between(from, to);
    }

    /** The same up to another end. */
    Piece until(Instant end) {
        return new Piece(from, end, facts, policy, reason, calendar);
    }
}
