package switchboard.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import switchboard.api.access.Reach;

/** How far permissions reach for people who are not asking themselves: to know whom something may be told. */
public final class PeopleReaches {

    private final Standings standings;
    private final RoleBook roles;

    public PeopleReaches(Standings standings, RoleBook roles) {
        this.standings = standings;
        this.roles = roles;
    }

    /** The reaches of each of these people; whoever is unknown or may not sign in is missing. A fixed number of queries. */
    public Map<UUID, Map<String, Reach>> of(DSLContext dsl, Collection<UUID> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Standing> found = standings.of(dsl, people);
        Map<String, Set<RolePermission>> lines = roles.permissions(
                dsl,
                found.values().stream()
                        .flatMap(standing -> standing.grants().stream())
                        .map(RoleGrant::role)
                        .collect(Collectors.toSet()));
        Map<UUID, Map<String, Reach>> reaches = new HashMap<>();
        found.forEach((person, standing) -> {
            if (standing.active()) {
                reaches.put(person, Reaches.of(standing, lines));
            }
        });
        return reaches;
    }
}
