package switchboard.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static switchboard.users.TestPeople.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Page;

class TeamServiceTest {

    private final TestPeople desk = new TestPeople();
    private final TeamService teams = desk.people.teams();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void membersAreNamedByAnyReferenceAndShownAsIds() {
        UserView ada = desk.user("ada", null, "agent");
        UserView bo = desk.user("bo", null, "agent");
        UserView cy = desk.user("cy", null, "agent");
        TeamView made = teams.create(
                desk.system,
                input(
                        "name",
                        " First line ",
                        "members",
                        List.of("ADA", "bo@desk.example", cy.id().toString())));

        assertThat(made.name()).isEqualTo("First line");
        assertThat(made.organization()).isNull();
        assertThat(made.members()).containsExactlyInAnyOrder(ada.id(), bo.id(), cy.id());
        TeamView changed = teams.change(desk.system, made.id(), input("members", List.of("bo")), made.version());
        assertThat(changed.members()).containsExactly(bo.id());
        assertThat(desk.people.accounts().get(desk.system, ada.id()).teams()).isEmpty();
        assertThat(desk.people.accounts().get(desk.system, ada.id()).version()).isEqualTo(2);
        assertThat(desk.people.accounts().get(desk.system, bo.id()).teams()).containsExactly(made.id());
        refused(
                Refusal.INVALID,
                "input.invalid",
                () -> teams.change(desk.system, made.id(), input("members", List.of("nobody")), null));
    }

    @Test
    void aChangeFromThePersonsSideCountsAsAChangeOfTheTeam() {
        UserView ada = desk.user("ada", null, "agent");
        TeamView team = teams.create(desk.system, input("name", "First line"));
        desk.change(desk.system, ada.id(), "teams", List.of("First line"));

        ServiceDeskException stale = catchThrowableOfType(
                ServiceDeskException.class,
                () -> teams.change(desk.system, team.id(), input("members", List.of()), team.version()));
        assertThat(stale.refusal()).isEqualTo(Refusal.STALE);
        assertThat(stale.members().get("differences"))
                .isEqualTo(List.of(Map.of("field", "members", "yours", List.of(), "current", List.of(ada.id()))));
    }

    @Test
    void aNameBelongsToOneTeamOnly() {
        UUID first = desk.team("First line", null);
        UUID second = desk.team("Second line", null);
        refused(Refusal.CONFLICT, "team.duplicate", () -> teams.create(desk.system, input("name", "FIRST  line")));
        refused(
                Refusal.CONFLICT,
                "team.duplicate",
                () -> teams.change(desk.system, second, input("name", "First line"), null));
        assertThat(teams.change(desk.system, first, input("name", "first line"), null)
                        .name())
                .isEqualTo("first line");
        for (Object name : new Object[] {"", " ", null, 7, "x".repeat(201), "\u200B\u0000"}) {
            refused(Refusal.INVALID, "input.invalid", () -> teams.create(desk.system, input("name", name)));
        }
    }

    @Test
    void agentsSeeTheirOrganizationsTeamsAndTheirOwn() {
        UUID north = desk.organization("North");
        UserView agent = desk.user("agent", "North", "agent");
        UUID ours = desk.team("Ours", north);
        UUID mine = desk.team("Mine", null, agent.id());
        UUID theirs = desk.team("Theirs", null);
        Caller caller = desk.caller(agent.id());

        assertThat(teams.list(caller, null, false, 50, null).items())
                .extracting(TeamView::id)
                .containsExactly(mine, ours);
        assertThatThrownBy(() -> teams.get(caller, theirs)).isInstanceOf(NotFoundException.class);
        refused(Refusal.FORBIDDEN, "access.forbidden", () -> teams.change(caller, ours, input("name", "x"), null));
        refused(Refusal.FORBIDDEN, "access.forbidden", () -> teams.delete(caller, ours, null));
    }

    @Test
    void aTeamLeadMayStaffTheOwnTeam() {
        UserView lead = desk.user("lead", null, "team_lead");
        UserView ada = desk.user("ada", null, "agent");
        UUID team = desk.team("Ours", null, lead.id());
        UUID other = desk.team("Other", null);
        Caller caller = desk.caller(lead.id());

        assertThat(teams.change(caller, team, input("members", List.of("lead", "ada")), null)
                        .members())
                .containsExactlyInAnyOrder(lead.id(), ada.id());
        refused(
                Refusal.FORBIDDEN,
                "access.forbidden",
                () -> teams.change(caller, other, input("members", List.of("lead")), null));
    }

    @Test
    void aTeamThatAGrantNamesStays() {
        UserView ada = desk.user("ada", null, "requester");
        UUID team = desk.team("Ours", null, ada.id());
        desk.change(desk.system, ada.id(), "grants", List.of(Map.of("role", "agent", "team", "ours")));
        refused(Refusal.CONFLICT, "team.in_use", () -> teams.delete(desk.system, team, null));
        desk.change(desk.system, ada.id(), "grants", List.of());
        teams.delete(desk.system, team, null);
        assertThatThrownBy(() -> teams.get(desk.system, team)).isInstanceOf(NotFoundException.class);
        assertThat(desk.people.accounts().get(desk.system, ada.id()).teams()).isEmpty();
    }

    @Test
    void onePageAfterTheOtherShowsEveryTeamOnce() {
        for (int number = 0; number < 13; number++) {
            desk.team("Team " + number, null);
        }
        for (boolean descending : new boolean[] {false, true}) {
            List<String> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page<TeamView> page = teams.list(desk.system, "team 1", descending, 2, cursor);
                page.items().forEach(team -> seen.add(team.name()));
                cursor = page.next();
            } while (cursor != null);
            List<String> expected = List.of("Team 1", "Team 10", "Team 11", "Team 12");
            assertThat(seen).isEqualTo(descending ? expected.reversed() : expected);
        }
        String ofAnother = new switchboard.api.http.Cursor("tickets:createdAt", "a", "b").encode();
        String forged = new switchboard.api.http.Cursor("teams:name", "a", "no id").encode();
        for (String cursor : List.of("x", ofAnother, forged)) {
            refused(Refusal.MALFORMED, "request.bad_cursor", () -> teams.list(desk.system, null, false, 2, cursor));
        }
    }

    @Test
    void oneOrganizationAlwaysExistsAndNoneStandsBelowItself() {
        OrganizationService organizations = desk.people.organizations();
        UUID north = desk.organization("North");
        UUID city = organizations
                .create(desk.system, input("name", "City", "parent", "north", "language", "sv"))
                .id();

        refused(
                Refusal.CONFLICT,
                "organization.in_use",
                () -> organizations.delete(desk.system, AccessService.DEFAULT_ORGANIZATION, null));
        refused(Refusal.CONFLICT, "organization.in_use", () -> organizations.delete(desk.system, north, null));
        refused(
                Refusal.CONFLICT,
                "organization.circle",
                () -> organizations.change(desk.system, north, input("parent", "City"), null));
        refused(
                Refusal.CONFLICT,
                "organization.circle",
                () -> organizations.change(desk.system, north, input("parent", "North"), null));
        refused(
                Refusal.CONFLICT,
                "organization.duplicate",
                () -> organizations.create(desk.system, input("name", "NORTH")));
        refused(
                Refusal.INVALID,
                "input.invalid",
                () -> organizations.create(desk.system, input("name", "x", "language", "klingon please")));
        UserView ada = desk.user("ada", "City", "agent");
        assertThat(ada.locale()).isEqualTo("sv");
        refused(Refusal.CONFLICT, "organization.in_use", () -> organizations.delete(desk.system, city, null));
        desk.change(desk.system, ada.id(), "organization", "North");
        organizations.delete(desk.system, city, null);
        assertThat(organizations.list(desk.system, null, false, 50, null).items())
                .extracting(OrganizationView::name)
                .containsExactly("Default", "North");
    }

    @Test
    void agentsSeeTheirOrganizationOnly() {
        UUID north = desk.organization("North");
        UserView agent = desk.user("agent", "North", "agent");
        Caller caller = desk.caller(agent.id());
        OrganizationService organizations = desk.people.organizations();
        assertThat(organizations.list(caller, null, false, 50, null).items())
                .extracting(OrganizationView::id)
                .containsExactly(north);
        assertThatThrownBy(() -> organizations.get(caller, AccessService.DEFAULT_ORGANIZATION))
                .isInstanceOf(NotFoundException.class);
        refused(
                Refusal.FORBIDDEN,
                "access.forbidden",
                () -> organizations.change(caller, north, input("name", "x"), null));
    }

    private static void refused(Refusal refusal, String code, Runnable call) {
        ServiceDeskException thrown = catchThrowableOfType(ServiceDeskException.class, call::run);
        assertThat(thrown).isNotNull();
        assertThat(thrown.refusal()).as(thrown.detail()).isEqualTo(refusal);
        assertThat(thrown.code()).isEqualTo(code);
    }
}
