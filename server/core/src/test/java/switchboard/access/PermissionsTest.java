package switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Permission;
import switchboard.api.access.Scope;

class PermissionsTest {

    private final Permissions permissions = new Permissions();

    @Test
    void aPluginsPermissionsComeAndGoWithTheirDefaultRoles() {
        PermissionCatalogue before = permissions.catalogue();
        permissions.define(
                "knowledge-base",
                List.of(
                        new Permission(
                                "article:read", "Read", Map.of("agent", Scope.ORGANIZATION, "nobody", Scope.ALL)),
                        new Permission("article:publish", "Publish", Map.of("knowledge_editor", Scope.ORGANIZATION))));

        PermissionCatalogue with = permissions.catalogue();
        assertThat(with.revision()).isGreaterThan(before.revision());
        assertThat(before.contains("article:read")).isFalse();
        assertThat(with.owners()).containsEntry("article:read", "knowledge-base");
        assertThat(with.builtIn().get("agent")).contains(new RolePermission("article:read", Scope.ORGANIZATION));
        assertThat(with.builtIn().get("administrator")).contains(new RolePermission("article:publish", Scope.ALL));
        assertThat(with.builtIn().get("auditor"))
                .contains(new RolePermission("article:read", Scope.ALL))
                .doesNotContain(new RolePermission("article:publish", Scope.ALL));
        assertThat(with.builtIn().keySet()).isEqualTo(BuiltInRoles.KEYS);

        permissions.remove("knowledge-base");
        assertThat(permissions.catalogue().builtIn()).isEqualTo(before.builtIn());
    }

    @Test
    void aNounBelongsToOneOwner() {
        permissions.define("one", List.of(new Permission("article:read", "Read", Map.of())));
        PermissionCatalogue before = permissions.catalogue();
        for (String key : List.of("article:write", "ticket:burn")) {
            assertThatThrownBy(() -> permissions.define("two", List.of(new Permission(key, "x", Map.of()))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> permissions.define("core", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(permissions.catalogue()).isSameAs(before);
    }

    @Test
    void theBuiltInRolesAreWhatTheContractSays() {
        Map<String, Set<RolePermission>> roles = permissions.catalogue().builtIn();
        assertThat(roles.get("requester"))
                .filteredOn(line -> line.permission().startsWith("ticket:"))
                .allMatch(line -> line.scope() == Scope.OWN)
                .extracting(RolePermission::permission)
                .containsExactlyInAnyOrder(
                        "ticket:read", "ticket:create", "ticket:reply", "ticket:attach", "ticket:transition");
        assertThat(keys(roles.get("agent"))).doesNotContain("ticket:import", "user:edit", "audit:read");
        assertThat(roles.get("agent"))
                .contains(new RolePermission("ticket:note", Scope.ORGANIZATION))
                .doesNotContain(new RolePermission("ticket:read", Scope.ALL));
        assertThat(keys(roles.get("team_lead"))).containsAll(keys(roles.get("agent")));
        assertThat(keys(roles.get("auditor")))
                .allMatch(key -> key.endsWith(":read") || key.equals("access:explain") || key.equals("search:use"));
        assertThat(keys(roles.get("administrator")))
                .isEqualTo(permissions.catalogue().permissions().keySet());
    }

    private static Set<String> keys(Set<RolePermission> lines) {
        return lines.stream().map(RolePermission::permission).collect(Collectors.toSet());
    }
}
