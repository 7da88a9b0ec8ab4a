package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static switchboard.tickets.CommandTest.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.access.AccessService;
import switchboard.access.ModuleReach;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;

/** Due times that modules publish, and the lists that sort and filter by them. */
@Timeout(120)
class TicketDueTest {

    private static final UUID HOME = AccessService.DEFAULT_ORGANIZATION;
    private static final String NEXT = "clock.next";

    private static TestTickets desk;
    private static UUID harbour;
    private static UUID team;
    private static UUID other;
    private static Caller administrator;

    @BeforeAll
    static void open() {
        desk = new TestTickets();
        harbour = desk.organization("Harbour");
        team = desk.team("First line");
        other = desk.team("Second line");
        administrator = TestTickets.caller(desk.user("anna", null), HOME, Reach.ALL, TestTickets.PERMISSIONS);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @AfterEach
    void forget() {
        desk.people.moduleReaches().replace(List.of());
        desk.database.transactions().inTransaction(work -> work.dsl()
                .query("DELETE FROM core_ticket_due")
                .execute());
    }

    private static Instant in(int minutes) {
        return Instant.parse("2030-01-01T00:00:00Z").plus(Duration.ofMinutes(minutes));
    }

    private static void publish(Ticket ticket, String name, @Nullable Instant at) {
        Map<String, @Nullable Instant> due = new HashMap<>();
        due.put(name, at);
        desk.room.tickets().publishDue(ticket.id(), due);
    }

    private static List<UUID> ids(List<Ticket> tickets) {
        return tickets.stream().map(Ticket::id).toList();
    }

    private static List<UUID> ids(Ticket... tickets) {
        return ids(Arrays.asList(tickets));
    }

    @Test
    void aTimeIsSetMovedAndRemovedWithoutAChangeOfTheTicket() {
        Ticket ticket = desk.create(administrator);
        int entries = desk.count("core_journal");
        publish(ticket, NEXT, in(5));
        publish(ticket, "clock.last", in(3));
        publish(ticket, NEXT, in(2));
        publish(ticket, NEXT, in(2));
        assertThat(desk.room.dues().of(administrator, ticket.number()))
                .containsExactly(new TicketDues.Due(NEXT, in(2)), new TicketDues.Due("clock.last", in(3)));
        publish(ticket, "clock.last", null);
        assertThat(desk.room.dues().of(administrator, ticket.number())).hasSize(1);
        assertThat(desk.room.tickets().get(administrator, ticket.number())).isEqualTo(ticket);
        assertThat(desk.count("core_journal")).isEqualTo(entries);
        desk.room.tickets().publishDue(Map.of(UUID.randomUUID(), Map.of(NEXT, in(1))));
        assertThat(desk.count("core_ticket_due")).isEqualTo(1);
    }

    @Test
    void whatIsNoDueTimeIsRefused() {
        UUID id = UUID.randomUUID();
        Map<UUID, Map<String, Instant>> many = new HashMap<>();
        for (int index = 0; index < 201; index++) {
            many.put(UUID.randomUUID(), Map.of(NEXT, in(1)));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.room.tickets().publishDue(many));
        for (Map<String, Instant> wrong : List.of(
                Map.of("no name", in(1)),
                Map.of(NEXT, Instant.EPOCH.minus(1, ChronoUnit.DAYS)),
                Map.of(NEXT, Instant.MAX))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> desk.room.tickets().publishDue(id, wrong));
        }
        for (List<String> parameters : List.of(
                List.of("sort", "due."),
                List.of("sort", "due.a.b.c"),
                List.of("due.clock.nextBefore", "soon"),
                List.of("due.Before", "2030-01-01T00:00:00Z"),
                List.of("due.clock.next", "2030-01-01T00:00:00Z"),
                List.of("due.clock.nextBefore", "2030-01-01", "sort", "-createdAt"))) {
            assertRefused(400, () -> desk.list(administrator, parameters.toArray(String[]::new)));
        }
    }

    @Test
    void listsHoldTheOpenTicketsThatHaveItInItsOrder() {
        Ticket late = desk.create(administrator, "team", team.toString());
        Ticket soon = desk.create(administrator, "team", team.toString());
        Ticket elsewhere = desk.create(administrator, "team", other.toString());
        Ticket done = desk.create(administrator, "team", team.toString());
        desk.create(administrator, "team", team.toString());
        desk.room
                .tickets()
                .publishDue(Map.of(
                        late.id(), Map.of(NEXT, in(30)),
                        soon.id(), Map.of(NEXT, in(10), "clock.last", in(1)),
                        elsewhere.id(), Map.of(NEXT, in(20)),
                        done.id(), Map.of(NEXT, in(5))));
        desk.move(administrator, done, "to", "resolved", "resolution", "Done");
        assertThat(ids(desk.list(administrator, "sort", "due.clock.next"))).isEqualTo(ids(soon, elsewhere, late));
        assertThat(ids(desk.list(administrator, "sort", "-due.clock.next"))).isEqualTo(ids(late, elsewhere, soon));
        assertThat(ids(desk.list(administrator, "sort", "due.clock.next", "team", "First line")))
                .isEqualTo(ids(soon, late));
        assertThat(ids(desk.list(administrator, "sort", "due.clock.next", "open", "false")))
                .isEqualTo(ids(done));
        assertThat(ids(desk.list(administrator, "due.clock.nextBefore", in(30).toString())))
                .isEqualTo(ids(soon, elsewhere));
        assertThat(ids(desk.list(
                        administrator,
                        "due.clock.nextBefore",
                        in(30).toString(),
                        "due.clock.lastBefore",
                        in(2).toString())))
                .isEqualTo(ids(soon));
        assertThat(desk.list(administrator, "sort", "due.clock.unknown")).isEmpty();
        Page<Ticket> counted = desk.room
                .tickets()
                .list(administrator, TestTickets.parameters("sort", "due.clock.next", "count", "true", "limit", "1"));
        assertThat(counted.count()).isEqualTo(3);
        List<UUID> paged = new ArrayList<>(ids(counted.items()));
        for (String cursor = counted.next(); cursor != null; ) {
            Page<Ticket> page = desk.room
                    .tickets()
                    .list(
                            administrator,
                            TestTickets.parameters("sort", "due.clock.next", "cursor", cursor, "limit", "1"));
            paged.addAll(ids(page.items()));
            cursor = page.next();
        }
        assertThat(paged).isEqualTo(ids(soon, elsewhere, late));
    }

    @Test
    void theQueueFollowsTheTicket() {
        Ticket ticket = desk.create(administrator, "team", team.toString());
        publish(ticket, NEXT, in(1));
        desk.change(administrator, ticket, null, "team", other.toString(), "organization", harbour.toString());
        assertThat(desk.list(administrator, "sort", "due.clock.next", "team", "First line"))
                .isEmpty();
        assertThat(ids(desk.list(administrator, "sort", "due.clock.next", "team", "Second line")))
                .isEqualTo(ids(ticket));
        assertThat(ids(desk.list(administrator, "sort", "due.clock.next", "organization", harbour.toString())))
                .isEqualTo(ids(ticket));
        desk.move(administrator, ticket, "to", "resolved", "resolution", "Done");
        assertThat(desk.list(administrator, "sort", "due.clock.next")).isEmpty();
        desk.move(administrator, ticket, "to", "in_progress");
        assertThat(ids(desk.list(administrator, "sort", "due.clock.next"))).isEqualTo(ids(ticket));
    }

    @Test
    void nobodySeesMoreThanTheyReach() {
        UUID person = desk.user("bert" + desk.count("core_user"), harbour);
        Ticket ours = desk.create(administrator, "organization", harbour.toString());
        Ticket ofTeam = desk.create(administrator, "team", team.toString());
        Ticket own = desk.create(administrator, "assignee", person.toString());
        Ticket foreign = desk.create(administrator);
        for (Ticket ticket : List.of(foreign, own, ofTeam, ours)) {
            publish(ticket, NEXT, in(ticket == own ? 1 : ticket == ofTeam ? 2 : 3));
        }
        Reach all = new Reach(false, Set.of(harbour), Set.of(team), person);
        assertThat(ids(desk.list(of(person, all), "sort", "due.clock.next"))).isEqualTo(ids(own, ofTeam, ours));
        Reach ofOrganization = new Reach(false, Set.of(harbour), Set.of(), null);
        assertThat(ids(desk.list(of(person, ofOrganization), "sort", "due.clock.next")))
                .isEqualTo(ids(ours));
        Reach ofSelf = new Reach(false, Set.of(), Set.of(), person);
        assertThat(ids(desk.list(of(person, ofSelf), "sort", "due.clock.next"))).isEqualTo(ids(own));
        assertThat(ids(desk.list(of(person, all), "sort", "due.clock.next", "assignee", "me")))
                .isEqualTo(ids(own));
        assertRefused(404, () -> desk.room.dues().of(of(person, ofSelf), foreign.number()));
    }

    private static Caller of(UUID person, Reach reach) {
        return TestTickets.caller(person, harbour, reach, TestTickets.PERMISSIONS);
    }

    @Test
    void timesOfAModuleAreThereForWhoeverHasIt() {
        Ticket ticket = desk.create(administrator);
        publish(ticket, NEXT, in(1));
        publish(ticket, "other.next", in(2));
        desk.people
                .moduleReaches()
                .replace(List.of(new ModuleReach("clocks", Set.of("clock"), Set.of("tick"), Set.of(harbour))));
        assertThat(desk.room.dues().of(administrator, ticket.number()))
                .containsExactly(new TicketDues.Due("other.next", in(2)));
        assertThat(desk.list(administrator, "sort", "due.clock.next")).isEmpty();
        assertThat(desk.list(administrator, "due.clock.nextBefore", "2040-01-01"))
                .isEmpty();
        assertThat(desk.room.dues().of(desk.system, ticket.number())).hasSize(2);
        assertThat(desk.list(desk.system, "sort", "due.clock.next")).hasSize(1);
        assertThat(Collections.max(ids(desk.list(administrator, "sort", "due.other.next"))))
                .isEqualTo(ticket.id());
    }
}
