package switchboard.tickets;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import switchboard.api.error.MalformedException;
import switchboard.tickets.fields.FieldValues;

/** Reads the values of a cursor; a forged one is refused like a foreign one. */
public final class Cursors {

    static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** What no stored instant reaches. */
    static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Cursors() {}

    public static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            // Told below.
        }
        throw bad();
    }

    public static UUID id(String text) {
        return TicketFinder.id(text).orElseThrow(Cursors::bad);
    }

    public static long number(String text) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw bad();
        }
        return Long.parseLong(text);
    }

    static double decimal(String text) {
        Double number = FieldValues.decimal(text);
        if (number == null) {
            throw bad();
        }
        return number;
    }

    private static MalformedException bad() {
        return new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
    }
}
