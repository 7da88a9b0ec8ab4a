package switchboard.servicelevels.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.servicelevels.policies.Kind;
import switchboard.servicelevels.policies.PolicyBook;
import switchboard.servicelevels.policies.Target;

/**
 * One clock at one moment.
 *
 * @param cycle from 1; a clock of the next response has one for each time the requester wrote
 * @param policy what holds, or held last
 * @param length what was agreed, in working time
 * @param elapsed working time that counts
 * @param due when what was agreed is or was used up, if all stays as it is; null where it stands still or has stopped
 * @param stoppedAt null while it goes on
 * @param breachedAt null where it is not breached
 */
public record Clock(
        Kind kind,
        Target target,
        int cycle,
        PolicyBook.InForce policy,
        Duration length,
        Duration elapsed,
        State state,
        @Nullable Instant due,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant breachedAt,
        List<Piece> pieces) {

    public Clock {
        pieces = List.copyOf(pieces);
    }

    /** How a clock stands. */
    public enum State {
        RUNNING,
        /** Nothing counts in this state of the ticket, whatever the hour. */
        PAUSED,
        MET,
        BREACHED;

        /** As in JSON: lower case. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isMet() {
        return state != State.BREACHED;
    }

    public Duration remaining() {
        return length.minus(elapsed);
    }

    /** The calendar by which it counts now; null where it does not. */
    public @Nullable BusinessCalendar calendar() {
        return pieces.getLast().calendar();
    }

    /** When so much will have been, or was, counted, if all stays as it is; null where that is not to be seen. */
    public @Nullable Instant reaches(Duration threshold) {
        return Counting.reaches(pieces, threshold, stoppedAt != null);
    }
}
