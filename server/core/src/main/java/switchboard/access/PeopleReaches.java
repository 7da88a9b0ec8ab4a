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

    /**
     * Where somebody stands.
     *
     * @param reaches of each permission that the person has
     */
    public record Place(Set<UUID> teams, Map<String, Reach> reaches) {

        /** Of whoever is unknown or may not sign in. */
        public static final Place NOWHERE = new Place(Set.of(), Map.of());

        /** How far the permission reaches. */
        public Reach reach(String permission) {
            return reaches.getOrDefault(permission, Reach.NONE);
        }
    }

    /** The reaches of each of these people; whoever is unknown or may not sign in is missing. A fixed number of queries. */
    public Map<UUID, Map<String, Reach>> of(DSLContext dsl, Collection<UUID> people) {
        Map<UUID, Map<String, Reach>> reaches = new HashMap<>();
        places(dsl, people).forEach((person, place) -> reaches.put(person, place.reaches()));
        return reaches;
    }

    /** The same with the teams of each. */
    public Map<UUID, Place> places(DSLContext dsl, Collection<UUID> people) {
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
        Map<UUID, Place> places = new HashMap<>();
        found.forEach((person, standing) -> {
            if (standing.active()) {
                places.put(person, new Place(standing.teams(), Reaches.of(standing, lines)));
            }
        });
        return places;
    }
}
