package switchboard.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import switchboard.api.access.Reach;

/** Computes how far every permission reaches for a person. */
public final class Reaches {

    private Reaches() {}

    /**
     * @param roles what each role permits, by role key; a role that is missing permits nothing
     * @return the reach of each permission the person has; whatever is missing is denied
     */
    public static Map<String, Reach> of(Standing standing, Map<String, Set<RolePermission>> roles) {
        Map<String, ReachBuilder> builders = new HashMap<>();
        for (RoleGrant grant : standing.grants()) {
            for (RolePermission line : roles.getOrDefault(grant.role(), Set.of())) {
                builders.computeIfAbsent(line.permission(), permission -> new ReachBuilder(standing))
                        .add(grant, line.scope());
            }
        }
        Map<String, Reach> reaches = new HashMap<>();
        builders.forEach((permission, builder) -> reaches.put(permission, builder.build()));
        reaches.values().removeIf(Reach::isNone);
        return Map.copyOf(reaches);
    }
}
