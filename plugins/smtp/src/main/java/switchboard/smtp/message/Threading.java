package switchboard.smtp.message;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The ids by which mail programs tell mails apart and put those together that belong together.
 *
 * @param domain of the sender, which makes the ids unique in the world
 */
record Threading(String domain) {

    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9]+([._-][A-Za-z0-9]+)*");
    private static final int LONGEST = 100;

    /** Of a message; the same at every attempt, so that whoever gets it twice can tell. */
    String of(UUID message) {
        return "<" + message + "@" + domain + ">";
    }

    /** Of what a conversation hangs on. No mail has this id: all mails of the conversation answer to it alike. */
    String of(String conversation) {
        boolean fits =
                conversation.length() <= LONGEST && FIT.matcher(conversation).matches();
        String id = fits
                ? conversation
                : UUID.nameUUIDFromBytes(conversation.getBytes(StandardCharsets.UTF_8))
                        .toString();
        return "<" + id + ".conversation@" + domain + ">";
    }
}
