package switchboard.triage.automations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.testkit.fakes.FakeContext;
import switchboard.testkit.fakes.FakeTickets;
import switchboard.triage.Ground;
import switchboard.triage.NothingOutside;
import switchboard.triage.TriagePlugin;
import switchboard.triage.actions.ActionReader;
import switchboard.triage.actions.ActionRunner;
import switchboard.triage.conditions.Conditions;
import switchboard.triage.definitions.Definitions;
import switchboard.triage.definitions.Kind;
import switchboard.triage.rules.TimedRun;

/** However many tickets are overdue, an automation acts on each that becomes due, and reads no more than it may. */
class DueTicketsTest {

    private static final String DUE = "service-levels.resolution";
    private static final DueTickets.Bounds FEW = new DueTickets.Bounds(2, 2, 1);

    /** What a run reads: more than once round takes as many runs. */
    private static final int ROUND = 20;

    private final FakeContext desk = FakeContext.of(new TriagePlugin());
    private final FakeTickets tickets = desk.tickets();
    private final DueLine line = new DueLine(tickets, DUE);
    private final Caller system = desk.access().system();
    private AutomationJob job;
    private Definitions automations;
    private String automation;

    @BeforeEach
    void anHourBefore() {
        Ground ground = new Ground(
                desk.database(),
                line,
                desk.events(),
                desk.users(),
                desk.access(),
                desk.settings(),
                desk.jobs(),
                new NothingOutside(),
                desk.clock());
        Conditions conditions = new Conditions();
        automations = new Definitions(
                ground, Kind.AUTOMATION, new AutomationShape(conditions, new ActionReader(desk.users())));
        automation = automations
                .create(
                        system,
                        new Input(Map.of(
                                "name", "Hurry",
                                "when", Map.of("due", DUE, "before", "PT1H"),
                                "actions", List.of(Map.of("do", "note", "body", "Hurry")))))
                .id()
                .toString();
        TimedRun run = new TimedRun(ground, new ActionRunner(ground, (macro, organization, locale) -> ""));
        job = new AutomationJob(ground, automations, conditions, run, FEW);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Ticket ticket(Instant dueAt) {
        Ticket ticket = tickets.create(system, Map.of("kind", "incident", "title", "A title"), new Origin("api", null));
        due(ticket, dueAt);
        return ticket;
    }

    private void due(Ticket ticket, Instant at) {
        tickets.publishDue(ticket.id(), Map.of(DUE, at));
    }

    private Instant inMinutes(int minutes) {
        return desk.clock().instant().plus(Duration.ofMinutes(minutes));
    }

    /** As often as it takes to go round once, and never more than is allowed each time. */
    private void runs(int times) {
        for (int run = 0; run < times; run++) {
            job.run();
            assertThat(line.pages()).isBetween(1, FEW.ahead() + FEW.round());
        }
    }

    private Map<UUID, Integer> acted() {
        Map<UUID, Integer> acted = new HashMap<>();
        tickets.entries().forEach(entry -> acted.merge(entry.ticket(), 1, Integer::sum));
        return acted;
    }

    private List<Ticket> overdue() {
        List<Ticket> overdue = new ArrayList<>();
        for (int number = 1; number <= ROUND; number++) {
            overdue.add(ticket(inMinutes(-number)));
        }
        return overdue;
    }

    @Test
    void manyOverdueKeepNobodyFromTheOthers() {
        List<Ticket> overdue = overdue();
        Ticket later = ticket(inMinutes(90));
        runs(1);
        assertThat(acted()).hasSize(FEW.page() * FEW.ahead());
        runs(ROUND);
        assertThat(acted().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        overdue.stream().map(Ticket::id).toList());
        desk.clock().advance(Duration.ofMinutes(31));
        runs(1);
        assertThat(acted()).containsKey(later.id());
        Ticket next = ticket(inMinutes(59));
        runs(1);
        assertThat(acted()).containsKey(next.id());
        runs(ROUND);
        assertThat(acted().values()).containsOnly(1).hasSize(ROUND + 2);
    }

    /** Which nobody who only looks ahead would find. */
    @Test
    void whatComesToStandBehindIsFoundOnTheWayRound() {
        overdue();
        Ticket later = ticket(inMinutes(900));
        runs(ROUND);
        assertThat(acted()).hasSize(ROUND).doesNotContainKey(later.id());
        due(later, inMinutes(-1_000));
        runs(ROUND);
        assertThat(acted()).containsKey(later.id());
        due(later, inMinutes(-3));
        runs(ROUND);
        assertThat(acted().values()).containsOnly(1);
    }

    /** Whoever changes an automation wants to see it act. */
    @Test
    void aChangedAutomationBeginsAnew() {
        overdue();
        runs(ROUND);
        automations.change(
                system,
                automation,
                null,
                new Input(Map.of("actions", List.of(Map.of("do", "note", "body", "Hurry up")))));
        Ticket first = ticket(inMinutes(-1_000));
        runs(1);
        assertThat(acted()).containsKey(first.id());
        runs(ROUND);
        assertThat(acted()).hasSize(ROUND + 1);
    }
}
