package switchboard.rotas;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;

/** Instants as parameters and cursors name them. */
final class Times {

    private static final int LONGEST = 40;
    /** Nobody plans further. What is stored or asked for ends before, so that each cursor can be read again. */
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private Times() {}

    /** An instant from 1970 to 2199; empty where the text is none. */
    static Optional<Instant> read(String text) {
        try {
            Instant instant =
                    text.length() <= LONGEST ? OffsetDateTime.parse(text).toInstant() : END;
            return Optional.of(instant).filter(Times::isTaken);
        } catch (DateTimeParseException noInstant) {
            return Optional.empty();
        }
    }

    /** Whether it is one from 1970 to 2199. */
    static boolean isTaken(Instant instant) {
        return !instant.isBefore(Instant.EPOCH) && instant.isBefore(END);
    }

    /** So much later, but not after 2199. */
    static Instant later(Instant from, Duration by) {
        Instant later = from.plus(by);
        return isTaken(later) ? later : END.minusMillis(1);
    }

    /**
     * The value of a parameter, or another where it is absent.
     *
     * @throws MalformedException {@code request.bad_filter} where it is no instant from 1970 to 2199
     */
    static Instant parameter(String name, @Nullable String text, Instant absent) {
        return text == null
                ? absent
                : read(text)
                        .orElseThrow(() -> new MalformedException(
                                "request.bad_filter",
                                name + " must be an instant from 1970 to 2199, such as 2026-05-01T08:00:00Z."));
    }
}
