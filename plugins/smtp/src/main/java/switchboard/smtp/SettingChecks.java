package switchboard.smtp;

import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
import switchboard.smtp.message.MailAddress;
import switchboard.smtp.server.Security;

/** What is wrong with a value, in words, or an empty text. */
final class SettingChecks {

    private static final int LONGEST = 253;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST_TIME = Duration.ofSeconds(20);

    private SettingChecks() {}

    static String host(String value) {
        boolean sound = value.isEmpty()
                || value.length() <= LONGEST
                        && (NAME.matcher(value).matches() || IPV6.matcher(value).matches());
        return sound ? "" : "must be the name or the address of a host, without port";
    }

    static String security(String value) {
        return Security.words().contains(value) ? "" : "must be one of " + String.join(", ", Security.words());
    }

    static String addressOrNothing(String value) {
        return value.isEmpty() || MailAddress.of(value).isPresent() ? "" : "must be an e-mail address";
    }

    static String line(String value) {
        return value.length() <= LONGEST && !CONTROL.matcher(value).find()
                ? ""
                : "must be one line of at most " + LONGEST + " characters";
    }

    static String timeout(Duration value) {
        return value.compareTo(SHORTEST) >= 0 && value.compareTo(LONGEST_TIME) <= 0
                ? ""
                : "must be from " + SHORTEST.toSeconds() + " to " + LONGEST_TIME.toSeconds() + " seconds";
    }

    static Function<Integer, String> between(int least, int most) {
        return value -> value >= least && value <= most ? "" : "must be from " + least + " to " + most;
    }
}
