package switchboard.major.incidents;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/** Where people meet and where everybody is told: addresses that others will click on. */
final class Links {

    static final int LONGEST = 500;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private Links() {}

    /** An https address. */
    static @Nullable String warRoom(Input input) {
        String address = blankToNull(input.text("warRoom", LONGEST));
        if (address != null && !isHttps(address)) {
            input.fail("warRoom", "format", "must be an https address");
        }
        return address;
    }

    /** The id of an announcement, or an https address. */
    static @Nullable String announcement(Input input) {
        String text = blankToNull(input.text("announcement", LONGEST));
        if (text != null && !ID.matcher(text).matches() && !isHttps(text)) {
            input.fail("announcement", "format", "must be an id or an https address");
        }
        return text;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** With a host, and without a name and password that would show another host than it goes to. */
    private static boolean isHttps(String address) {
        try {
            URI uri = new URI(address);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
