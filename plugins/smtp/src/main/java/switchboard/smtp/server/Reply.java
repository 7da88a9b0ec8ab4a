package switchboard.smtp.server;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mail server answers to the name of a receiver: a code of three digits and a text. */
record Reply(int code, String text) {

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Set<Integer> NOBODY_THERE = Set.of(550, 551, 553);

    /**
     * No such mailbox, no such domain, no such form of address, moved away, a domain that takes no mail, switched off. 5.1.0
     * is not among them, nor are 5.1.7 and 5.1.8: they are said of senders too, and then every receiver would seem dead.
     */
    private static final Set<String> ADDRESS_IS_DEAD =
            Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.4", "5.1.6", "5.1.10", "5.2.1");

    /** Words of servers that say 550 and mean that they do not want the mail, or not from this desk. */
    private static final Pattern MEANS_THE_DESK =
            Pattern.compile("relay|rcpthosts|sender|authenticat|denied|blocked|listed|policy|spam");

    /** Whether nothing that is sent to this receiver will ever arrive, now or later, from this desk or another. */
    boolean meansADeadAddress() {
        return code >= 500
                && enhanced()
                        .map(ADDRESS_IS_DEAD::contains)
                        .orElseGet(() -> NOBODY_THERE.contains(code)
                                && !MEANS_THE_DESK
                                        .matcher(text.toLowerCase(Locale.ROOT))
                                        .find());
    }

    /** The code of three numbers that many servers put before the text. It says more than the first, so it decides. */
    private Optional<String> enhanced() {
        Matcher matcher = ENHANCED.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
