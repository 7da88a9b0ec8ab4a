package switchboard.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Where a person stands: what decides, together with the roles, how far each permission reaches.
 *
 * @param active whether the person may sign in at all
 */
public record Standing(UUID person, boolean active, UUID organization, Set<UUID> teams, List<RoleGrant> grants) {

    public Standing {
        teams = Set.copyOf(teams);
        grants = List.copyOf(grants);
    }
}
