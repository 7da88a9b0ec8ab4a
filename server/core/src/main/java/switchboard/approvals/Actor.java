package switchboard.approvals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something with a request, and how it came in.
 *
 * @param person null for the desk itself
 * @param channel as the journal names it
 */
record Actor(@Nullable UUID person, String channel) {

    static final String EMAIL = "email";

    static final Actor DESK = new Actor(null, "system");

    /** Over the API, or the desk itself where it is nobody. */
    static Actor of(@Nullable UUID person) {
        return person == null ? DESK : new Actor(person, "api");
    }

    /** By a link in a mail. */
    static Actor byMail(UUID person) {
        return new Actor(person, EMAIL);
    }
}
