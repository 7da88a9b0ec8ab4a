package switchboard.smtp.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What protects the connection to the mail server. */
public enum Security {
    /** Nothing: everybody on the way can read along. */
    NONE,
    /** It begins open and is encrypted before anything is said; where the server does not do that, nothing is said. */
    STARTTLS,
    /** It is encrypted from the first byte. */
    TLS;

    /** As it is written in the settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Security::word).toList();
    }

    public static Security of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
