package switchboard.api.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far one permission reaches for one caller: the union of all grants. This is the one predicate of the desk; it is
 * compiled to SQL and to the search filter, and never applied after a query.
 *
 * @param all everything, whatever the rest says
 * @param organizations objects of these organizations
 * @param teams objects of these teams
 * @param own objects this person is personally part of, or null where the permission has no such reach
 */
public record Reach(
        boolean all,
        Set<UUID> organizations,
        Set<UUID> teams,
        @Nullable UUID own) {

    /** Reaches nothing. */
    public static final Reach NONE = new Reach(false, Set.of(), Set.of(), null);

    /** Reaches everything. */
    public static final Reach ALL = new Reach(true, Set.of(), Set.of(), null);

    public Reach {
        organizations = Set.copyOf(organizations);
        teams = Set.copyOf(teams);
    }

    /** Whether the caller lacks the permission altogether. */
    public boolean isNone() {
        return !all && organizations.isEmpty() && teams.isEmpty() && own == null;
    }

    /** Whether it reaches an object with these properties; null or empty where the object has none. */
    public boolean covers(@Nullable UUID organization, @Nullable UUID team, Set<UUID> people) {
        return all
                || (organization != null && organizations.contains(organization))
                || (team != null && teams.contains(team))
                || (own != null && people.contains(own));
    }
}
