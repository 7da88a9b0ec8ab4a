package switchboard.access;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;

/**
 * A caller whose reaches were computed once. Immutable.
 *
 * @param name the username; for a person without one, the id
 * @param reaches the reach of each permission the caller has; whatever is missing is denied
 */
public record CallerRecord(
        UUID id,
        String name,
        UUID organization,
        Set<UUID> teams,
        Set<String> roles,
        String locale,
        boolean anonymous,
        Map<String, Reach> reaches)
        implements Caller {

    /** The id of nobody. */
    public static final UUID NIL = new UUID(0, 0);

    public CallerRecord {
        teams = Set.copyOf(teams);
        roles = Set.copyOf(roles);
        reaches = Map.copyOf(reaches);
    }

    /** Whoever has not said who they are: no role, no permission. */
    public static CallerRecord anonymous(UUID organization, String locale) {
        return new CallerRecord(NIL, "anonymous", organization, Set.of(), Set.of(), locale, true, Map.of());
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Reach reach(String permission) {
        return reaches.getOrDefault(permission, Reach.NONE);
    }
}
