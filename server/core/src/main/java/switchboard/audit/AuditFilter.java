package switchboard.audit;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted.
 *
 * @param actors any of these people, or anyone where empty
 * @param actions any of these actions, or any at all where empty
 * @param since at or after this instant
 */
public record AuditFilter(
        Set<UUID> actors, Set<String> actions, @Nullable Instant since) {

    public AuditFilter {
        actors = Set.copyOf(actors);
        actions = Set.copyOf(actions);
    }
}
