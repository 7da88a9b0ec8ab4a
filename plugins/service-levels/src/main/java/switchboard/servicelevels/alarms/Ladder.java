package switchboard.servicelevels.alarms;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.servicelevels.clocks.Clock;

/**
 * Who is told before, and after, what was agreed is used up. Of several that fit the first holds.
 *
 * @param organization the only organization whose tickets it is for, or null for all
 * @param priorities it is for; none for all
 * @param kinds of agreements; none for all
 * @param targets none for all
 * @param levels from the first step up
 */
record Ladder(
        UUID id,
        String name,
        @Nullable UUID organization,
        int ordinal,
        Set<String> priorities,
        Set<String> kinds,
        Set<String> targets,
        List<Level> levels,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    Ladder {
        priorities = Set.copyOf(priorities);
        kinds = Set.copyOf(kinds);
        targets = Set.copyOf(targets);
        levels = List.copyOf(levels);
    }

    boolean isFor(Ticket ticket, Clock clock) {
        return (organization == null || organization.equals(ticket.organization()))
                && holds(priorities, ticket.priority())
                && holds(kinds, clock.kind().key())
                && holds(targets, clock.target().key());
    }

    private static boolean holds(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
