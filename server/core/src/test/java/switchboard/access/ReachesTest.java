package switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Reach;
import switchboard.api.access.Scope;

class ReachesTest {

    private static final UUID PERSON = new UUID(0, 1);
    private static final UUID HOME = new UUID(0, 2);
    private static final UUID TEAM = new UUID(0, 3);
    private static final UUID OTHER = new UUID(0, 4);
    private static final UUID OTHER_TEAM = new UUID(0, 5);
    private static final Map<String, Set<RolePermission>> ROLES = Map.of(
            "one",
            lines(Scope.OWN),
            "team",
            lines(Scope.TEAM),
            "home",
            lines(Scope.ORGANIZATION),
            "all",
            lines(Scope.ALL));

    @Test
    void aRoleHeldDirectlyWorksOverThePersonsOwn() {
        assertThat(reach(RoleGrant.direct("one"))).isEqualTo(new Reach(false, Set.of(), Set.of(), PERSON));
        assertThat(reach(RoleGrant.direct("team"))).isEqualTo(new Reach(false, Set.of(), Set.of(TEAM), null));
        assertThat(reach(RoleGrant.direct("home"))).isEqualTo(new Reach(false, Set.of(HOME), Set.of(), null));
        assertThat(reach(RoleGrant.direct("all"))).isEqualTo(Reach.ALL);
    }

    @Test
    void aGrantOverAnOrganizationNeverReachesBeyondIt() {
        Reach other = new Reach(false, Set.of(OTHER), Set.of(), null);
        for (String role : List.of("team", "home", "all")) {
            assertThat(reach(new RoleGrant(role, OTHER, null))).as(role).isEqualTo(other);
        }
        assertThat(reach(new RoleGrant("one", OTHER, null))).isEqualTo(new Reach(false, Set.of(), Set.of(), PERSON));
    }

    @Test
    void aGrantOverATeamNeverReachesBeyondIt() {
        Reach other = new Reach(false, Set.of(), Set.of(OTHER_TEAM), null);
        for (String role : List.of("team", "home", "all")) {
            assertThat(reach(new RoleGrant(role, null, OTHER_TEAM))).as(role).isEqualTo(other);
            assertThat(reach(new RoleGrant(role, OTHER, OTHER_TEAM))).as(role).isEqualTo(other);
        }
    }

    @Test
    void grantsAddUp() {
        assertThat(reach(RoleGrant.direct("one"), RoleGrant.direct("home"), new RoleGrant("home", OTHER, null)))
                .isEqualTo(new Reach(false, Set.of(HOME, OTHER), Set.of(), PERSON));
        assertThat(reach(RoleGrant.direct("one"), RoleGrant.direct("all"))).isEqualTo(Reach.ALL);
    }

    @Test
    void whatNobodyGrantedIsDenied() {
        assertThat(reach()).isEqualTo(Reach.NONE);
        assertThat(reach(RoleGrant.direct("unknown"))).isEqualTo(Reach.NONE);
        Standing noTeam = new Standing(PERSON, true, HOME, Set.of(), List.of(RoleGrant.direct("team")));
        assertThat(Reaches.of(noTeam, ROLES)).isEmpty();
    }

    private static Reach reach(RoleGrant... grants) {
        Standing standing = new Standing(PERSON, true, HOME, Set.of(TEAM), List.of(grants));
        return Reaches.of(standing, ROLES).getOrDefault("ticket:read", Reach.NONE);
    }

    private static Set<RolePermission> lines(Scope scope) {
        return Set.of(new RolePermission("ticket:read", scope));
    }
}
