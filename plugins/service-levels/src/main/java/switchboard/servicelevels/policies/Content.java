package switchboard.servicelevels.policies;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a policy says.
 *
 * @param conditions all of which must hold
 * @param targets in working time
 * @param calendar by id; {@link #OF_TEAM} for that of the team that holds the ticket, null for the standard one
 * @param pauses statuses in which the clock stands still
 * @param counts the only statuses in which it counts; none for all
 */
public record Content(
        boolean active,
        List<Condition> conditions,
        Map<Target, Duration> targets,
        @Nullable String calendar,
        Set<String> pauses,
        Set<String> counts) {

    /** The calendar follows the team, segment by segment. */
    public static final String OF_TEAM = "team";

    public Content {
        conditions = List.copyOf(conditions);
        targets = Map.copyOf(targets);
        pauses = Set.copyOf(pauses);
        counts = Set.copyOf(counts);
    }

    boolean holds(Facts facts) {
        return active && conditions.stream().allMatch(condition -> condition.holds(facts));
    }

    /** Whether it has anything to do with a ticket in that status. */
    public boolean concerns(String status) {
        return counts.isEmpty() || counts.contains(status);
    }
}
