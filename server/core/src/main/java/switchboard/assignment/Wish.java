package switchboard.assignment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;

/**
 * What a choice is for.
 *
 * @param strategy the one to ask, null for that of the team
 * @param occasion why it is made
 * @param from whose work is given away, for {@link Occasion#ABSENCE}
 */
record Wish(
        @Nullable String strategy,
        Occasion occasion,
        @Nullable UUID from) {

    /** Why a choice is made. */
    enum Occasion {
        /** Somebody asked. */
        ASKED,
        /** The ticket reached a team that assigns by itself, and nobody works on it. */
        ARRIVAL,
        /** The same ticket once more, because nobody was there. */
        RETRY,
        /** Whoever works on it is absent. */
        ABSENCE
    }

    static Wish asked(@Nullable String strategy) {
        return new Wish(strategy, Occasion.ASKED, null);
    }

    /** Whether there is still something to do for a ticket that may have changed since it was seen. */
    boolean stillHolds(Ticket seen, Ticket now) {
        boolean sameAssignee = java.util.Objects.equals(seen.assignee(), now.assignee());
        return switch (occasion) {
            case ASKED -> sameAssignee;
            case ARRIVAL, RETRY -> now.assignee() == null;
            case ABSENCE -> java.util.Objects.equals(from, now.assignee());
        };
    }
}
