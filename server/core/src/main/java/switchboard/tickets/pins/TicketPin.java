package switchboard.tickets.pins;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a PIN. Never shown when it is printed.
 *
 * @param ticket whose it is
 * @param hash as {@link switchboard.users.PasswordHasher} makes them
 * @param madeBy null for the desk itself
 * @param failures how many wrong ones were tried in its place
 * @param lockedAt since when it answers nobody any more
 * @param version grows also with the PIN that takes its place
 */
record TicketPin(
        UUID ticket,
        String hash,
        Instant madeAt,
        @Nullable UUID madeBy,
        int failures,
        @Nullable Instant lockedAt,
        long version) {

    boolean isLocked() {
        return lockedAt != null;
    }

    @Override
    public String toString() {
        return "TicketPin of " + ticket;
    }
}
