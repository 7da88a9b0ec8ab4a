package switchboard.access;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Reach;
import switchboard.api.access.Scope;

/** Adds up how far one permission reaches for one person: the union of all grants. */
final class ReachBuilder {

    private final Standing standing;
    private final Set<UUID> organizations = new HashSet<>();
    private final Set<UUID> teams = new HashSet<>();
    private boolean all;
    private @Nullable UUID own;

    ReachBuilder(Standing standing) {
        this.standing = standing;
    }

    /**
     * Adds one line of a role under one grant. A grant limited to a team or an organization moves every wider scope onto
     * that team or organization, everything included: a limited grant never reaches beyond its limit, except to what is
     * personally the person's own where the role says own.
     */
    ReachBuilder add(RoleGrant grant, Scope scope) {
        if (scope == Scope.OWN) {
            own = standing.person();
        } else if (grant.team() != null) {
            teams.add(grant.team());
        } else if (grant.organization() != null) {
            organizations.add(grant.organization());
        } else {
            switch (scope) {
                case TEAM -> teams.addAll(standing.teams());
                case ORGANIZATION -> organizations.add(standing.organization());
                case ALL -> all = true;
                default -> throw new IllegalStateException(scope.name());
            }
        }
        return this;
    }

    Reach build() {
        return all ? Reach.ALL : new Reach(false, organizations, teams, own);
    }
}
