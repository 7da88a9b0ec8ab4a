package switchboard.rotas;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a shift is: whole days by the clocks of the zone, or hours and minutes of elapsed time.
 *
 * @param days 1 to 28, or 0 where it is counted in minutes
 * @param minutes 60 to those of 28 days, or 0 where it is counted in days
 */
record ShiftLength(int days, int minutes) {

    static final int MOST_DAYS = 28;

    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int MOST_MINUTES = MOST_DAYS * 24 * MINUTES_OF_AN_HOUR;
    private static final Pattern TEXT =
            Pattern.compile("P(?:([1-9][0-9]?)D|([1-4])W|T([1-9][0-9]{0,2})H(?:([1-9]|[1-5][0-9])M)?)");

    /** Reads {@code P1D}, {@code P2W}, {@code PT12H} or {@code PT7H30M}; empty where it is none of these or too long. */
    static Optional<ShiftLength> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int days = number(parts.group(1)) + number(parts.group(2)) * 7;
        int minutes = number(parts.group(3)) * MINUTES_OF_AN_HOUR + number(parts.group(4));
        return days > MOST_DAYS || minutes > MOST_MINUTES
                ? Optional.empty()
                : Optional.of(new ShiftLength(days, minutes));
    }

    /** As it is stored and shown. */
    String text() {
        if (days > 0) {
            return "P" + days + "D";
        }
        int rest = minutes % MINUTES_OF_AN_HOUR;
        return "PT" + minutes / MINUTES_OF_AN_HOUR + "H" + (rest == 0 ? "" : rest + "M");
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
