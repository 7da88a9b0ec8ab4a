package {{package}};

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/**
 * What a client sent, read strictly: {@link Input#check} refuses it with every fault at once, unknown fields among them.
 *
 * @param title null where it is not to be changed
 * @param ticket null for none
 * @param done null where it is not to be changed
 */
record ItemFields(
        @Nullable String title,
        @Nullable UUID ticket,
        @Nullable Boolean done) {

    private static final int LONGEST_TITLE = 200;

    static ItemFields created(Input input) {
        String title = input.requiredText("title", LONGEST_TITLE);
        UUID ticket = ticket(input);
        input.check();
        return new ItemFields(title, ticket, false);
    }

    /** A JSON merge patch: what is absent stays. */
    static ItemFields patched(Input input) {
        String title = input.has("title") ? input.requiredText("title", LONGEST_TITLE) : null;
        Boolean done = input.flag("done");
        input.check();
        return new ItemFields(title, null, done);
    }

    private static @Nullable UUID ticket(Input input) {
        String text = input.text("ticket", 36);
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            input.fail("ticket", "format", "must be the id of a ticket");
            return null;
        }
    }
}
