package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.assignment.AssignmentStrategy;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.assignment.AssignmentGround;
import switchboard.assignment.AssignmentRoom;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.secrets.SecretBox;
import switchboard.settings.SettingRecord;
import switchboard.settings.SettingsService;
import switchboard.users.availability.Absences;
import switchboard.users.availability.AvailabilityGround;

/** Choices of two nodes at once: nobody is passed over, nobody is given twice as much, and a ticket is given once. */
@Timeout(120)
class FairAssignmentTest {

    private static final UUID HOME = AccessService.DEFAULT_ORGANIZATION;

    private final TestTickets desk = new TestTickets();
    private final AssignmentRoom one = node();
    private final AssignmentRoom other = node();

    @AfterEach
    void close() {
        desk.close();
    }

    /** A node has locks of its own; the rows are all that the two share. */
    private AssignmentRoom node() {
        Journal journal = new Journal(new Random(1), () -> {});
        AuditLog audit = new AuditLog(journal, desk.database.ids(), desk.database.clock());
        SettingsService settings = new SettingsService(
                desk.database.transactions(),
                new SettingRecord(audit, journal, desk.database.ids(), desk.database.clock()),
                new SecretBox(new byte[32], new SecureRandom()),
                desk.database.clock());
        Absences absences = new Absences(new AvailabilityGround(
                desk.database.transactions(),
                desk.database.ids(),
                desk.database.clock(),
                journal,
                audit,
                desk.people.accounts(),
                desk.people.directory(),
                (work, location) -> {}));
        return new AssignmentRoom(
                new AssignmentGround(
                        desk.database.transactions(),
                        desk.database.ids(),
                        desk.database.clock(),
                        journal,
                        audit,
                        desk.room.tickets(),
                        desk.room.expectations(),
                        desk.attachments,
                        desk.people.directory(),
                        desk.people.teams(),
                        absences,
                        (work, notification) -> {},
                        (work, location) -> {},
                        desk.system),
                desk.people.moduleReaches(),
                (team, at) -> List.of(),
                desk.room.codes(),
                settings);
    }

    private UUID team(int members, Random random) {
        UUID team = desk.team("Team " + desk.database.ids().next());
        List<String> people = new ArrayList<>();
        for (int index = 0; index < members; index++) {
            people.add(desk.user("u" + desk.database.ids().next().toString().replace("-", ""), null)
                    .toString());
        }
        Collections.shuffle(people, random);
        desk.people.teams().change(desk.system, team, TestTickets.input("members", people), null);
        return team;
    }

    @Test
    void roundRobinIsExactHoweverManyChooseAtOnce() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Caller agent = desk.agent(desk.user("dispatcher", null), HOME);
        for (int round = 0; round < 3; round++) {
            int members = 2 + random.nextInt(5);
            UUID team = team(members, random);
            List<Callable<Ticket>> tasks = new ArrayList<>();
            int tickets = members * 4 + random.nextInt(members);
            for (int index = 0; index < tickets; index++) {
                UUID ticket = desk.create(agent, "team", team.toString()).id();
                AssignmentRoom node = random.nextBoolean() ? one : other;
                tasks.add(() -> node.assignments().assign(agent, ticket, "round_robin", Origin.API));
            }
            Map<UUID, Integer> counts = new HashMap<>();
            CommandTest.all(tasks)
                    .forEach(ticket -> counts.merge(Objects.requireNonNull(ticket.assignee()), 1, Integer::sum));
            assertThat(counts.values())
                    .as("seed %d: %d tickets for %d people: %s", seed, tickets, members, counts)
                    .hasSize(members)
                    .allMatch(count -> count == tickets / members || count == (tickets + members - 1) / members);
        }
    }

    @Test
    void oneTicketIsGivenOnceThoughTwoNodesWantIt() throws Exception {
        Caller agent = desk.agent(desk.user("dispatcher", null), HOME);
        UUID team = team(4, new Random(3));
        for (int round = 0; round < 5; round++) {
            UUID ticket = desk.create(agent, "team", team.toString()).id();
            List<Callable<Ticket>> tasks = new ArrayList<>();
            for (AssignmentRoom node : List.of(one, other, one, other)) {
                tasks.add(() -> node.assignments().assign(agent, ticket, "round_robin", Origin.API));
            }
            CommandTest.all(tasks);
            assertThat(desk.count("core_journal WHERE type = 'ticket.transitioned' AND ticket_id = UNHEX('"
                            + ticket.toString().replace("-", "") + "')"))
                    .as("it became assigned once")
                    .isEqualTo(1);
        }
    }

    @Test
    void aStrategyThatFailsLeavesTheWorkToPeople() {
        Caller agent = desk.agent(desk.user("dispatcher", null), HOME);
        UUID team = team(2, new Random(5));
        Ticket ticket = desk.create(agent, "team", team.toString());
        one.strategies().define("dice", List.of(strategy("dice", question -> {
            throw new IllegalStateException("It rolled off the table");
        })));
        assertThat(one.assignments()
                        .assign(agent, ticket.id(), "dice", Origin.API)
                        .assignee())
                .isNull();
        assertThat(outcome(ticket)).isEqualTo("strategy_failed");

        one.strategies()
                .define(
                        "dice",
                        List.of(strategy(
                                "dice",
                                question -> new AssignmentStrategy.Choice(
                                        question.candidates().getLast().user(), "Rolled a six"))));
        Ticket given = one.assignments().assign(agent, ticket.id(), "dice", Origin.API);
        assertThat(given.assignee()).isNotNull();
        one.strategies().remove("dice");
        assertThat(one.strategies().list(desk.system)).extracting("name").doesNotContain("dice");
    }

    @Test
    void namesOfStrategiesAreUnique() {
        List<AssignmentStrategy> mine = List.of(strategy("sticky", question -> null));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> one.strategies().define("mine", mine))
                .hasMessageContaining("sticky");
    }

    private String outcome(Ticket ticket) {
        return desk.database.transactions().read(dsl -> dsl.fetchOne(
                        "SELECT outcome FROM core_ticket_assignment WHERE ticket_id = UNHEX('"
                                + ticket.id().toString().replace("-", "") + "')")
                .get(0, String.class));
    }

    private interface Choosing {
        AssignmentStrategy.Choice choose(AssignmentStrategy.Question question);
    }

    private static AssignmentStrategy strategy(String name, Choosing choosing) {
        return new AssignmentStrategy() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Choice choose(Question question) {
                return choosing.choose(question);
            }
        };
    }
}
