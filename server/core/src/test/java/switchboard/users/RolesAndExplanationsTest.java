package switchboard.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static switchboard.users.TestPeople.input;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.access.ExplainResource;
import switchboard.access.Explanation;
import switchboard.access.Role;
import switchboard.access.RoleService;
import switchboard.api.access.Caller;
import switchboard.api.access.Permission;
import switchboard.api.access.Scope;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

class RolesAndExplanationsTest {

    private final TestPeople desk = new TestPeople();
    private final RoleService roles = desk.people.roles();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theBuiltInRolesStandThereAndStay() {
        assertThat(roles.list(50, null).items())
                .extracting(Role::key)
                .containsExactly("administrator", "agent", "auditor", "knowledge_editor", "requester", "team_lead");
        assertThat(roles.get("administrator").permissions())
                .allMatch(line -> line.scope() == Scope.ALL)
                .hasSize(45);
        for (String key : List.of("administrator", "requester")) {
            refused(Refusal.CONFLICT, "role.built_in", () -> roles.delete(desk.system, key, null));
            refused(
                    Refusal.CONFLICT,
                    "role.built_in",
                    () -> roles.change(desk.system, key, input("permissions", List.of()), null));
        }
    }

    @Test
    void aCustomRoleIsMadeChangedAndDeleted() {
        Role made = roles.create(
                desk.system,
                input(
                        "key",
                        "dispatcher",
                        "name",
                        "Dispatcher",
                        "permissions",
                        List.of(
                                line("ticket:read", "all"),
                                line("ticket:change", "organization"),
                                line("ticket:change", "team"))));
        assertThat(made.permissions()).hasSize(3);
        UserView ada = desk.user("ada", null, "dispatcher");
        Caller caller = desk.caller(ada.id());
        assertThat(caller.reach("ticket:read").all()).isTrue();
        assertThat(caller.reach("ticket:change").organizations()).containsExactly(ada.organization());

        Role changed = roles.change(
                desk.system, "dispatcher", input("permissions", List.of(line("ticket:read", "own"))), made.version());
        assertThat(changed.version()).isEqualTo(2);
        assertThat(desk.caller(ada.id()).reach("ticket:change").isNone()).isTrue();
        refused(
                Refusal.STALE,
                "request.stale",
                () -> roles.change(desk.system, "dispatcher", input("name", "x"), made.version()));
        refused(Refusal.CONFLICT, "role.in_use", () -> roles.delete(desk.system, "dispatcher", null));
        desk.change(desk.system, ada.id(), "roles", List.of());
        roles.delete(desk.system, "dispatcher", null);
        assertThatThrownBy(() -> roles.get("dispatcher")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatIsWrongWithARoleIsSaid() {
        for (Object[] fields : new Object[][] {
            {"name", "x"},
            {"key", "Upper", "name", "x"},
            {"key", "a", "name", "x"},
            {"key", "ok"},
            {"key", "ok", "name", "x", "permissions", List.of(Map.of("permission", "ticket:read"))},
            {"key", "ok", "name", "x", "permissions", List.of(line("ticket:fly", "all"))},
            {"key", "ok", "name", "x", "permissions", List.of(line("ticket:read", "galaxy"))},
            {"key", "ok", "name", "x", "permissions", "all"},
            {"key", "ok", "name", "x", "builtIn", true},
        }) {
            refused(Refusal.INVALID, "input.invalid", () -> roles.create(desk.system, input(fields)));
        }
        refused(
                Refusal.CONFLICT,
                "role.duplicate",
                () -> roles.create(desk.system, input("key", "agent", "name", "x")));
        assertThat(desk.count("core_role")).isEqualTo(6);
    }

    @Test
    void aRoleKeepsItsLinesWhileTheirPluginIsAbsent() {
        List<Permission> article = List.of(new Permission("article:read", "Read", Map.of()));
        desk.people.permissions().define("knowledge-base", article);
        roles.create(
                desk.system,
                input("key", "reader", "name", "Reader", "permissions", List.of(line("article:read", "all"))));
        UserView ada = desk.user("ada", null, "reader");
        assertThat(desk.caller(ada.id()).has("article:read")).isTrue();

        desk.people.permissions().remove("knowledge-base");
        assertThat(desk.caller(ada.id()).has("article:read")).isFalse();
        Role kept = roles.change(
                desk.system,
                "reader",
                input("name", "Still", "permissions", List.of(line("article:read", "all"), line("ticket:read", "own"))),
                null);
        assertThat(kept.permissions()).hasSize(2);

        desk.people.permissions().define("knowledge-base", article);
        assertThat(desk.caller(ada.id()).has("article:read")).isTrue();
    }

    @Test
    void explainsWhichGrantReachesAndWhy() {
        UUID north = desk.organization("North");
        UserView admin = desk.user("admin", null, "administrator");
        UserView ada = desk.user("ada", "North", "agent", "requester");
        UserView bo = desk.user("bo", null, "requester");
        Caller caller = desk.caller(admin.id());

        Explanation allowed = explain(caller, "ada", "user:read", "user:" + ada.id());
        assertThat(allowed.allowed()).isTrue();
        assertThat(allowed.grants()).singleElement().satisfies(line -> {
            assertThat(line.role()).isEqualTo("agent");
            assertThat(line.scope()).isEqualTo(Scope.ORGANIZATION);
            assertThat(line.reason()).contains(north.toString());
        });
        Explanation elsewhere = explain(caller, "ada@desk.example", "user:read", "user:" + bo.id());
        assertThat(elsewhere.allowed()).isFalse();
        assertThat(elsewhere.grants()).hasSize(1).allMatch(line -> !line.matches());
        Explanation lacking = explain(caller, bo.id().toString(), "user:read", "organization:" + north);
        assertThat(lacking.allowed()).isFalse();
        assertThat(lacking.grants()).isEmpty();
        assertThat(explain(caller, "me", "plugin:manage", null).allowed()).isTrue();
        desk.change(desk.system, ada.id(), "active", false);
        assertThat(explain(caller, "ada", "user:read", "user:" + ada.id()).detail())
                .contains("not active");
    }

    @Test
    void asksOnlyWhatTheCallerMayAskAbout() {
        desk.organization("North");
        UserView admin = desk.user("admin", null, "administrator");
        UserView local = desk.user("local", "North", "agent");
        desk.change(desk.system, local.id(), "grants", List.of(Map.of("role", "auditor", "organization", "North")));
        Caller caller = desk.caller(local.id());
        assertThat(explain(caller, "local", "ticket:read", null).allowed()).isTrue();
        assertThatThrownBy(() -> explain(caller, "admin", "ticket:read", null)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> explain(caller, "local", "ticket:read", "user:" + admin.id()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> explain(caller, "nobody", "ticket:read", null)).isInstanceOf(NotFoundException.class);
        for (String object : List.of("user", "user:x", "ship:1", ":", "")) {
            assertThatThrownBy(() -> explain(caller, "local", "ticket:read", object))
                    .isInstanceOfAny(MalformedException.class, NotFoundException.class);
        }
        assertThatThrownBy(() -> explain(caller, "local", "no:such", null)).isInstanceOf(MalformedException.class);
    }

    private Explanation explain(Caller caller, String user, String action, String object) {
        ExplainResource resource = desk.people.resources(List.of(), asker -> List.of()).stream()
                .filter(ExplainResource.class::isInstance)
                .map(ExplainResource.class::cast)
                .findFirst()
                .orElseThrow();
        return resource.explain(caller, user, action, object);
    }

    private static Map<String, String> line(String permission, String scope) {
        return Map.of("permission", permission, "scope", scope);
    }

    private static void refused(Refusal refusal, String code, Runnable call) {
        ServiceDeskException thrown = catchThrowableOfType(ServiceDeskException.class, call::run);
        assertThat(thrown).isNotNull();
        assertThat(thrown.refusal()).as(thrown.detail()).isEqualTo(refusal);
        assertThat(thrown.code()).isEqualTo(code);
    }
}
