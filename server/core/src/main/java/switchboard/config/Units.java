package switchboard.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and durations as people write them. */
final class Units {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,18})\\s*(|b|k|kb|kib|m|mb|mib|g|gb|gib)");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,15})\\s*(ms|s|m|h|d)");

    private Units() {}

    /** Plain bytes or a binary multiple: K, KB and KiB are all 1024. */
    static Long bytes(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        String unit = matcher.group(2);
        int power = unit.isEmpty() ? 0 : Math.max(0, "bkmg".indexOf(unit.charAt(0)));
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << 10 * power);
    }

    /** A number with a unit, or ISO 8601. */
    static Duration duration(String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            try {
                return Duration.parse(text.strip());
            } catch (DateTimeParseException wrong) {
                throw new IllegalArgumentException(text, wrong);
            }
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
