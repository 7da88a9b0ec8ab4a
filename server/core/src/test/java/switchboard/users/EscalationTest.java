package switchboard.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static switchboard.users.TestPeople.input;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Caller;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/** Whoever may edit people of one organization tries to become more than that, by every way there is. */
class EscalationTest {

    private final TestPeople desk = new TestPeople();
    private UUID north;
    private UUID south;
    private Caller local;
    private UserView localUser;

    @BeforeEach
    void aLocalAdministratorOfNorth() {
        north = desk.organization("North");
        south = desk.organization("South");
        desk.user("admin", null, "administrator");
        localUser = desk.user("local", "North", "agent");
        desk.change(
                desk.system,
                localUser.id(),
                "grants",
                List.of(Map.of("role", "administrator", "organization", "North")));
        local = desk.caller(localUser.id());
        assertThat(local.reach("user:edit").organizations()).containsExactly(north);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void withinTheOrganizationEverythingOrdinaryWorks() {
        UUID team = desk.team("North first", north);
        UserView made = desk.people
                .accounts()
                .create(
                        local,
                        input(
                                "username",
                                "nina",
                                "password",
                                TestPeople.PASSWORD,
                                "organization",
                                "North",
                                "teams",
                                List.of(team.toString()),
                                "roles",
                                List.of("agent"),
                                "grants",
                                List.of(Map.of("role", "auditor", "organization", "North"))));
        assertThat(desk.change(local, made.id(), "roles", List.of("team_lead"), "password", "another password")
                        .roles())
                .containsExactly("team_lead");
        assertThat(desk.change(
                                local,
                                made.id(),
                                "grants",
                                List.of(Map.of("role", "administrator", "organization", "North")))
                        .grants())
                .hasSize(1);
    }

    @Test
    void noRoleOverMoreThanTheOwnReach() {
        UserView nina = desk.user("nina", "North", "requester");
        for (UUID target : List.of(nina.id(), localUser.id())) {
            refused(() -> desk.change(local, target, "roles", List.of("administrator")));
            refused(() -> desk.change(local, target, "roles", List.of("auditor")));
            refused(() ->
                    desk.change(local, target, "grants", List.of(Map.of("role", "agent", "organization", "South"))));
            refused(() -> desk.change(local, target, "grants", List.of(Map.of("role", "administrator"))));
        }
        refused(() -> desk.people
                .accounts()
                .create(local, input("username", "x", "organization", "North", "roles", List.of("administrator"))));
        assertThat(desk.count("core_user")).isEqualTo(3);
    }

    @Test
    void noOtherOrganization() {
        UserView nina = desk.user("nina", "North", "agent");
        refused(() -> desk.change(local, nina.id(), "organization", "South"));
        refused(() -> desk.change(local, localUser.id(), "organization", "South"));
        refused(() -> desk.people.accounts().create(local, input("username", "x", "organization", "South")));
        refused(() -> desk.people.accounts().create(local, input("username", "x")));
        UserView stranger = desk.user("stranger", "South", "requester");
        assertThat(catchThrowableOfType(
                                ServiceDeskException.class,
                                () -> desk.change(local, stranger.id(), "password", "stolen password"))
                        .refusal())
                .isEqualTo(Refusal.NOT_FOUND);
    }

    @Test
    void noTeamThatReachesElsewhere() {
        UUID theirs = desk.team("South first", south);
        UUID shared = desk.team("Shared", null);
        UUID ours = desk.team("North first", north);
        refused(() -> desk.change(local, localUser.id(), "teams", List.of(theirs.toString())));
        refused(() -> desk.change(local, localUser.id(), "teams", List.of(shared.toString())));
        assertThat(desk.change(local, localUser.id(), "teams", List.of(ours.toString()))
                        .teams())
                .containsExactly(ours);
        UserView requester = desk.user("rita", "North", "requester");
        refused(() -> desk.people.teams().create(local, input("name", "Mine", "members", List.of("rita"))));
        refused(() -> desk.change(
                local, requester.id(), "grants", List.of(Map.of("role", "agent", "team", theirs.toString()))));
        assertThat(catchThrowableOfType(ServiceDeskException.class, () -> desk.people
                                .teams()
                                .change(local, theirs, input("members", List.of("local")), null))
                        .refusal())
                .isEqualTo(Refusal.NOT_FOUND);
    }

    @Test
    void noSignInOfSomebodyWhoMayDoMore() {
        UserView chief = desk.user("chief", "North", "administrator");
        for (Object[] change : new Object[][] {
            {"password", "stolen password"},
            {"email", "mine@desk.example"},
            {"username", "mine"},
            {"active", false},
            {"roles", List.of("agent")},
        }) {
            refused(() -> desk.change(local, chief.id(), change));
        }
        assertThat(desk.change(local, chief.id(), "locale", "sv").locale()).isEqualTo("sv");
        assertThat(desk.people.signIn().signIn("chief", TestPeople.PASSWORD, "192.0.2.1"))
                .isNotNull();
    }

    @Test
    void noRoleMadeOfMoreThanTheOwnReach() {
        refused(() -> desk.people
                .roles()
                .create(local, input("key", "mine", "name", "Mine", "permissions", List.of(line("user:edit", "all")))));
        desk.people
                .roles()
                .create(
                        desk.system,
                        input(
                                "key", "role_maker",
                                "name", "Makes roles",
                                "permissions", List.of(line("role:edit", "all"), line("role:read", "all"))));
        desk.change(desk.system, localUser.id(), "roles", List.of("agent", "role_maker"));
        Caller maker = desk.caller(localUser.id());
        for (String scope : List.of("own", "organization", "team", "all")) {
            refused(() -> desk.people
                    .roles()
                    .create(
                            maker,
                            input(
                                    "key",
                                    "mine",
                                    "name",
                                    "Mine",
                                    "permissions",
                                    List.of(line("plugin:manage", scope.equals("own") ? "all" : scope)))));
        }
        desk.people
                .roles()
                .create(
                        maker,
                        input("key", "mine", "name", "Mine", "permissions", List.of(line("ticket:read", "own"))));
        refused(() -> desk.people
                .roles()
                .change(maker, "mine", input("permissions", List.of(line("ticket:read", "all"))), null));
    }

    private static Map<String, String> line(String permission, String scope) {
        return Map.of("permission", permission, "scope", scope);
    }

    private static void refused(Runnable call) {
        ServiceDeskException thrown = catchThrowableOfType(ServiceDeskException.class, call::run);
        assertThat(thrown).isNotNull();
        assertThat(thrown.refusal()).as(thrown.detail()).isEqualTo(Refusal.FORBIDDEN);
    }
}
