package switchboard.api.tickets;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a command comes from; it stands in the journal.
 *
 * @param channel {@code api}, {@code portal}, {@code phone}, {@code email}, {@code chat}, {@code walk_in}, … at most 40 characters
 * @param cause the event that led to the command, null where a person did
 */
public record Origin(String channel, @Nullable UUID cause) {

    public static final Origin API = new Origin("api", null);
}
