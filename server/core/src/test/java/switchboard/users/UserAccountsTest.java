package switchboard.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static switchboard.users.TestPeople.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Page;

class UserAccountsTest {

    private final TestPeople desk = new TestPeople();
    private final UserAccounts accounts = desk.people.accounts();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void makesARequesterOfTheDefaultOrganizationWhereNothingElseIsSaid() {
        UserView made = accounts.create(desk.system, input("displayName", "Åsa Öberg"));

        assertThat(made.displayName()).isEqualTo("Åsa Öberg");
        assertThat(made.roles()).containsExactly("requester");
        assertThat(made.organization()).isEqualTo(AccessService.DEFAULT_ORGANIZATION);
        assertThat(made.locale()).isEqualTo("en");
        assertThat(made.timeZone()).isEqualTo("UTC");
        assertThat(made.canSignIn()).isFalse();
        assertThat(made.version()).isEqualTo(1);
        assertThat(desk.count("core_journal WHERE type = 'user.created'")).isEqualTo(1);
        assertThat(desk.count("core_audit")).isEqualTo(1);
    }

    @Test
    void takesEverythingTheContractNames() {
        UUID organization = desk.organization("North");
        UUID team = desk.team("First line", organization);
        UserView made = accounts.create(
                desk.system,
                input(
                        "username", "ada",
                        "displayName", "Ada",
                        "email", "Ada@desk.example",
                        "password", TestPeople.PASSWORD,
                        "active", true,
                        "locale", "sv-se",
                        "timeZone", "Europe/Stockholm",
                        "organization", "north",
                        "teams", List.of("FIRST line"),
                        "roles", List.of("agent"),
                        "grants", List.of(Map.of("role", "auditor", "organization", "Default"))));

        assertThat(made.locale()).isEqualTo("sv-SE");
        assertThat(made.organization()).isEqualTo(organization);
        assertThat(made.teams()).containsExactly(team);
        assertThat(made.roles()).containsExactly("agent");
        assertThat(made.grants()).containsExactly(new GrantView("auditor", AccessService.DEFAULT_ORGANIZATION, null));
        Caller ada = desk.caller(made.id());
        assertThat(ada.roles()).containsExactlyInAnyOrder("agent", "auditor");
        assertThat(ada.reach("ticket:read").organizations())
                .containsExactlyInAnyOrder(organization, AccessService.DEFAULT_ORGANIZATION);
        assertThat(ada.reach("audit:read").all()).isFalse();
        assertThat(ada.reach("user:edit").isNone()).isTrue();
        assertThat(desk.people.teams().get(desk.system, team).members()).containsExactly(made.id());
    }

    @Test
    void saysEverythingThatIsWrongAtOnceAndStoresNothing() {
        InvalidInputException refusal = catchThrowableOfType(
                InvalidInputException.class,
                () -> accounts.create(
                        desk.system,
                        input(
                                "username", "has space",
                                "email", "nobody",
                                "password", "short",
                                "active", "yes",
                                "locale", "not_a_tag!",
                                "timeZone", "Mars/Olympus",
                                "organization", "nowhere",
                                "teams", List.of("none"),
                                "roles", List.of("king"),
                                "grants", List.of(Map.of("role", "queen", "team", "none", "over", "all")),
                                "surname", "x")));

        assertThat(refusal.errors())
                .extracting(error -> error.field() + " " + error.code())
                .contains(
                        "username format",
                        "email format",
                        "password too_short",
                        "active type",
                        "locale format",
                        "timeZone format",
                        "organization not_found",
                        "teams not_found",
                        "roles not_found",
                        "grants[0].role not_found",
                        "grants[0].team not_found",
                        "grants[0].over unknown",
                        "surname unknown");
        assertThat(desk.count("core_user")).isZero();
    }

    @Test
    void refusesPasswordsThatOthersGuess() {
        for (String password : List.of("password123", "1234567890", "aaaaaaaaaaaa", "ada.lovelace", "x".repeat(201))) {
            assertThatThrownBy(
                            () -> accounts.create(desk.system, input("username", "ada.lovelace", "password", password)))
                    .as(password)
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void aNameOrAddressBelongsToOnePersonOnly() {
        UserView ada = desk.user("ada", null, "agent");
        assertConflict(() -> accounts.create(desk.system, input("username", "ADA")), "user.duplicate");
        assertConflict(
                () -> accounts.create(desk.system, input("username", "eve", "email", "ADA@desk.example")),
                "user.duplicate");
        UserView eve = accounts.create(desk.system, input("username", "eve"));
        assertConflict(() -> desk.change(desk.system, eve.id(), "email", "ada@DESK.example"), "user.duplicate");
        assertThat(desk.count("core_user")).isEqualTo(2);
        assertThat(desk.change(desk.system, ada.id(), "email", "ada2@desk.example")
                        .email())
                .isEqualTo("ada2@desk.example");
        assertThat(desk.change(desk.system, eve.id(), "email", "ada@desk.example")
                        .email())
                .isEqualTo("ada@desk.example");
    }

    @Test
    void aLostRaceIsToldWithItsDifferences() {
        UserView ada = desk.user("ada", null, "agent");
        desk.change(desk.system, ada.id(), "displayName", "Ada the First", "locale", "sv");

        ServiceDeskException stale = catchThrowableOfType(
                ServiceDeskException.class,
                () -> accounts.change(
                        desk.system, ada.id(), input("displayName", "Ada Two", "active", true), ada.version(), null));

        assertThat(stale.refusal()).isEqualTo(Refusal.STALE);
        assertThat(stale.code()).isEqualTo("request.stale");
        assertThat(stale.members().get("differences"))
                .isEqualTo(List.of(Map.of("field", "displayName", "yours", "Ada Two", "current", "Ada the First")));
        assertThat(desk.change(desk.system, ada.id(), "displayName", "Last one wins")
                        .displayName())
                .isEqualTo("Last one wins");
    }

    @Test
    void manyWhoChangeOnePersonAtOnceAllWin() throws Exception {
        UserView ada = desk.user("ada", null, "agent");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<UserView>> changes = new ArrayList<>();
            for (int number = 0; number < 6; number++) {
                String name = "Ada " + number;
                changes.add(threads.submit(() -> desk.change(desk.system, ada.id(), "displayName", name)));
            }
            for (Future<UserView> change : changes) {
                change.get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(accounts.get(desk.system, ada.id()).version()).isEqualTo(7);
    }

    @Test
    void onePageAfterTheOtherShowsEverybodyOnce() {
        for (int number = 0; number < 23; number++) {
            accounts.create(
                    desk.system,
                    input("displayName", "Person " + (number % 5), "email", "p" + number + "@desk.example"));
        }
        for (UserOrder order : UserOrder.values()) {
            List<UUID> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page<UserView> page = accounts.list(desk.system, UserFilter.NONE, order, true, 7, cursor);
                page.items().forEach(user -> seen.add(user.id()));
                assertThat(page.count()).isEqualTo(23);
                cursor = page.next();
            } while (cursor != null);
            assertThat(seen).as(order.name()).hasSize(23).doesNotHaveDuplicates();
        }
    }

    @Test
    void filtersNarrowTheList() {
        UUID north = desk.organization("North");
        UserView ada = desk.user("ada", "North", "agent");
        UserView bo = desk.user("bo", null, "agent");
        desk.team("First line", null, bo.id());
        desk.change(desk.system, ada.id(), "active", false, "displayName", "Zoë Ångström");

        assertThat(ids(new UserFilter(null, "BO", null, List.of(), List.of(), null)))
                .containsExactly(bo.id());
        assertThat(ids(new UserFilter(null, null, "Ada@Desk.example", List.of(), List.of(), null)))
                .containsExactly(ada.id());
        assertThat(ids(new UserFilter(null, null, null, List.of("first line"), List.of(), null)))
                .containsExactly(bo.id());
        assertThat(ids(new UserFilter(null, null, null, List.of(), List.of(north.toString()), null)))
                .containsExactly(ada.id());
        assertThat(ids(new UserFilter(null, null, null, List.of(), List.of(), false)))
                .containsExactly(ada.id());
        assertThat(ids(new UserFilter("zoe ang", null, null, List.of(), List.of(), null)))
                .containsExactly(ada.id());
        assertThat(ids(new UserFilter("ada@", null, null, List.of(), List.of(), null)))
                .containsExactly(ada.id());
        assertThat(ids(new UserFilter("b%", null, null, List.of(), List.of(), null)))
                .isEmpty();
        assertThatThrownBy(() -> ids(new UserFilter(null, null, null, List.of("none"), List.of(), null)))
                .isInstanceOf(switchboard.api.error.MalformedException.class);
    }

    @Test
    void agentsSeeThePeopleOfTheirOrganizationAndRequestersThemselves() {
        desk.organization("North");
        UserView agent = desk.user("agent", "North", "agent");
        UserView neighbour = desk.user("neighbour", "North", "requester");
        UserView stranger = desk.user("stranger", null, "requester");
        Caller caller = desk.caller(agent.id());
        Caller requester = desk.caller(stranger.id());

        assertThat(accounts.list(caller, UserFilter.NONE, UserOrder.DISPLAY_NAME, false, 50, null)
                        .items())
                .extracting(UserView::id)
                .containsExactlyInAnyOrder(agent.id(), neighbour.id());
        assertThat(accounts.get(caller, neighbour.id())).isNotNull();
        assertThatThrownBy(() -> accounts.get(caller, stranger.id())).isInstanceOf(NotFoundException.class);
        assertThat(accounts.get(requester, stranger.id()).username()).isEqualTo("stranger");
        assertThatThrownBy(() -> accounts.get(requester, agent.id())).isInstanceOf(NotFoundException.class);
        assertRefused(
                () -> accounts.list(requester, UserFilter.NONE, UserOrder.DISPLAY_NAME, false, 50, null),
                Refusal.FORBIDDEN,
                "access.forbidden");
        assertRefused(
                () -> desk.change(caller, neighbour.id(), "displayName", "x"), Refusal.FORBIDDEN, "access.forbidden");
        assertThatThrownBy(() -> desk.change(caller, stranger.id(), "displayName", "x"))
                .isInstanceOf(NotFoundException.class);
        assertRefused(() -> accounts.create(caller, input("username", "x")), Refusal.FORBIDDEN, "access.forbidden");
    }

    @Test
    void peopleChangeTheirOwnLanguageZoneAndPassword() {
        UserView user = desk.user("rita", null, "requester");
        Caller rita = desk.caller(user.id());

        assertThat(desk.change(rita, user.id(), "locale", "ru", "timeZone", "Asia/Shanghai")
                        .locale())
                .isEqualTo("ru");
        assertRefused(() -> desk.change(rita, user.id(), "displayName", "x"), Refusal.FORBIDDEN, "access.forbidden");
        assertRefused(
                () -> desk.change(rita, user.id(), "roles", List.of("administrator")),
                Refusal.FORBIDDEN,
                "access.forbidden");
        assertRefused(
                () -> desk.change(rita, user.id(), "password", "a new password"), Refusal.INVALID, "input.invalid");
        assertRefused(
                () -> desk.change(rita, user.id(), "password", "a new password", "currentPassword", "wrong"),
                Refusal.INVALID,
                "input.invalid");
        desk.change(rita, user.id(), "password", "a new password", "currentPassword", TestPeople.PASSWORD);
        assertThat(desk.people.signIn().signIn("rita", "a new password", "192.0.2.1"))
                .isNotNull();
    }

    @Test
    void aNewPasswordEndsTheOtherSignIns() {
        UserView user = desk.user("rita", null, "requester");
        String kept = desk.people
                .signIn()
                .signIn("rita", TestPeople.PASSWORD, "192.0.2.1")
                .token();
        String other = desk.people
                .signIn()
                .signIn("rita", TestPeople.PASSWORD, "192.0.2.1")
                .token();
        Caller rita = desk.people.authenticator().authenticate(kept);
        assertThat(desk.people.authenticator().authenticate(other).id()).isEqualTo(user.id());

        accounts.change(
                rita,
                user.id(),
                input("password", "a new password", "currentPassword", TestPeople.PASSWORD),
                null,
                kept);

        assertThat(desk.people.authenticator().authenticate(kept).id()).isEqualTo(user.id());
        assertRefused(() -> desk.people.authenticator().authenticate(other), Refusal.UNAUTHENTICATED, "auth.bad_token");
    }

    @Test
    void theLastAdministratorRemains() {
        UserView admin = desk.user("admin", null, "administrator");
        Caller caller = desk.caller(admin.id());
        for (Object[] change : new Object[][] {
            {"active", false}, {"roles", List.of("agent")}, {"password", null},
        }) {
            assertConflict(() -> desk.change(caller, admin.id(), change), "user.last_administrator");
        }
        UserView second = desk.user("second", null, "administrator");
        assertThat(desk.change(caller, admin.id(), "active", false).active()).isFalse();
        assertConflict(
                () -> desk.change(desk.caller(second.id()), second.id(), "roles", List.of()),
                "user.last_administrator");
    }

    @Test
    void twoAdministratorsWhoDismissEachOtherAtOnceDoNotBothSucceed() throws Exception {
        for (int round = 0; round < 5; round++) {
            UserView one = desk.user("one" + round, null, "administrator");
            UserView two = desk.user("two" + round, null, "administrator");
            CyclicBarrier barrier = new CyclicBarrier(2);
            Caller first = desk.caller(one.id());
            Caller second = desk.caller(two.id());
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Boolean> left = threads.submit(() -> dismissed(barrier, first, two));
                Future<Boolean> right = threads.submit(() -> dismissed(barrier, second, one));
                boolean both = left.get(30, TimeUnit.SECONDS) & right.get(30, TimeUnit.SECONDS);
                assertThat(both).isFalse();
            }
            // Whoever is left makes room for the next round.
            desk.read(dsl -> dsl.execute("UPDATE core_user SET active = 0"));
        }
    }

    private boolean dismissed(CyclicBarrier barrier, Caller caller, UserView whom) throws Exception {
        barrier.await(10, TimeUnit.SECONDS);
        try {
            desk.change(caller, whom.id(), "roles", List.of("agent"));
            return true;
        } catch (ServiceDeskException refused) {
            return false;
        }
    }

    private List<UUID> ids(UserFilter filter) {
        return accounts.list(desk.system, filter, UserOrder.DISPLAY_NAME, false, 50, null).items().stream()
                .map(UserView::id)
                .toList();
    }

    private static void assertConflict(Runnable call, String code) {
        assertRefused(call, Refusal.CONFLICT, code);
    }

    private static void assertRefused(Runnable call, Refusal refusal, String code) {
        ServiceDeskException thrown = catchThrowableOfType(ServiceDeskException.class, call::run);
        assertThat(thrown).isNotNull();
        assertThat(thrown.refusal()).isEqualTo(refusal);
        assertThat(thrown.code()).isEqualTo(code);
    }
}
