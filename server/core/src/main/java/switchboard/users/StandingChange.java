package switchboard.users;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.access.GrantLimits;
import switchboard.access.RoleGrant;
import switchboard.access.Standing;
import switchboard.api.access.Caller;

/** Measures a change of where somebody stands by {@link GrantLimits}. */
final class StandingChange {

    private final GrantLimits limits;
    private final StandingReader standings;

    StandingChange(GrantLimits limits, StandingReader standings) {
        this.limits = limits;
        this.standings = standings;
    }

    void requireNoMore(DSLContext dsl, Caller editor, @Nullable Standing before, Standing after) {
        limits.requireNoMore(dsl, editor, before, after, TeamRows.organizations(dsl, teams(after)));
    }

    void requireNotAbove(DSLContext dsl, Caller editor, Standing person) {
        limits.requireNotAbove(dsl, editor, person, TeamRows.organizations(dsl, teams(person)));
    }

    /** That these people join a team. */
    void requireJoin(DSLContext dsl, Caller editor, UUID team, @Nullable UUID organization, Collection<UUID> people) {
        Map<UUID, UUID> organizations = organization == null ? Map.of() : Map.of(team, organization);
        for (Standing before : standings.of(dsl, people).values()) {
            Set<UUID> teams = new HashSet<>(before.teams());
            teams.add(team);
            Standing after =
                    new Standing(before.person(), before.active(), before.organization(), teams, before.grants());
            limits.requireNoMore(dsl, editor, before, after, organizations);
        }
    }

    private static Set<UUID> teams(Standing standing) {
        Set<UUID> teams = new HashSet<>(standing.teams());
        standing.grants().stream()
                .map(RoleGrant::team)
                .filter(java.util.Objects::nonNull)
                .forEach(teams::add);
        return teams;
    }
}
