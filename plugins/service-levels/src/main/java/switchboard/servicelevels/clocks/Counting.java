package switchboard.servicelevels.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up pieces. */
final class Counting {

    private Counting() {}

    static Duration elapsed(List<Piece> pieces) {
        return pieces.stream().map(Piece::counted).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * When so much is counted.
     *
     * @param stopped whether nothing follows the last piece; otherwise it goes on as the last piece does
     */
    static @Nullable Instant reaches(List<Piece> pieces, Duration threshold, boolean stopped) {
        Duration left = threshold;
        for (Piece piece : pieces) {
            Duration counted = piece.counted();
            if (piece.calendar() != null && counted.compareTo(left) >= 0) {
                return piece.calendar().after(piece.from(), left);
            }
            left = left.minus(counted);
        }
        Piece last = pieces.getLast();
        if (stopped || last.calendar() == null) {
            return null;
        }
        try {
            return last.calendar().after(last.to(), left);
        } catch (IllegalStateException tooLittleWork) {
            return null;
        }
    }
}
