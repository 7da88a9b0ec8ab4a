package switchboard.triage.accuracy;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket was classified first, and how it is now.
 *
 * @param category what it has now; empty where that was taken away
 * @param position of the last event that was counted
 */
record Classification(
        UUID ticket,
        UUID organization,
        String first,
        String category,
        LocalDate day,
        @Nullable UUID rule,
        @Nullable UUID person,
        long position) {

    static final UUID NOBODY = new UUID(0, 0);

    /** {@code rule}, {@code person}, or {@code other} where neither is known. */
    String source() {
        return rule != null ? "rule" : person != null ? "person" : "other";
    }

    UUID sourceId() {
        return rule != null ? rule : person != null ? person : NOBODY;
    }

    Classification now(String other, long at) {
        return new Classification(ticket, organization, first, other, day, rule, person, at);
    }
}
