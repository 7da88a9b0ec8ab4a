package switchboard.triage.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Caller;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.testkit.fakes.FakeContext;
import switchboard.testkit.fakes.FakeTickets;
import switchboard.triage.Ground;
import switchboard.triage.NothingOutside;
import switchboard.triage.TriagePlugin;
import switchboard.triage.TriageSettings;

/** However many tickets are open, each comes to its place, and a run reads no more than it may. */
class QueueUpkeepTest {

    /** One page of those whose time is up first, one on the way round, three where another order is set. */
    private static final QueueUpkeep.Bounds FEW = new QueueUpkeep.Bounds(2, 1, 1, 3);

    private static final int TICKETS = 20;

    /** Runs that go round once. */
    private static final int ROUND = TICKETS / FEW.page();

    private final FakeContext desk = FakeContext.of(new TriagePlugin());
    private final FakeTickets tickets = desk.tickets();
    private final OpenLine line = new OpenLine(tickets);
    private final Caller system = desk.access().system();
    private final List<Ticket> open = new ArrayList<>();
    private Ground ground;
    private QueueUpkeep upkeep;

    @BeforeEach
    void manyAreOpen() {
        ground = new Ground(
                desk.database(),
                line,
                desk.events(),
                desk.users(),
                desk.access(),
                desk.settings(),
                desk.jobs(),
                new NothingOutside(),
                desk.clock());
        upkeep = new QueueUpkeep(ground, FEW);
        for (int number = 0; number < TICKETS; number++) {
            desk.clock().advance(Duration.ofMinutes(1));
            open.add(ticket(number % 2 == 0 ? "high" : "low"));
        }
        // The first are overdue, and stand before all others for good.
        for (int number = 0; number < TICKETS / 2; number++) {
            due(open.get(number), inMinutes(number - 1_000));
        }
        runs(ROUND);
        assertInOrder();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Ticket ticket(String priority) {
        return tickets.create(
                system, Map.of("kind", "incident", "title", "A title", "priority", priority), new Origin("api", null));
    }

    private void due(Ticket ticket, @Nullable Instant at) {
        Map<String, @Nullable Instant> times = new HashMap<>();
        times.put(Queue.RESOLUTION, at);
        tickets.publishDue(ticket.id(), times);
    }

    private Instant inMinutes(int minutes) {
        return desk.clock().instant().plus(Duration.ofMinutes(minutes));
    }

    private void runs(int times) {
        for (int run = 0; run < times; run++) {
            upkeep.run();
            assertThat(line.pages()).isBetween(1, FEW.first() + FEW.anew());
        }
    }

    /** Each stands where the order that is set puts it. */
    private void assertInOrder() {
        assertThat(unplaced()).isEmpty();
    }

    private List<UUID> unplaced() {
        QueueOrder order = QueueOrder.of(desk.settings());
        return open.stream()
                .filter(ticket -> {
                    Map<String, Instant> there = tickets.dues(ticket.id());
                    return !order.key(ticket, there.get(Queue.RESOLUTION)).equals(there.get(Queue.KEY));
                })
                .map(Ticket::id)
                .toList();
    }

    @Test
    void aTimeThatIsFarBehindInTheLineIsNoticedOnTheWayRound() {
        for (Ticket ticket : open.subList(TICKETS / 2, TICKETS)) {
            due(ticket, inMinutes(10_000));
            runs(ROUND);
            assertInOrder();
        }
    }

    @Test
    void aTimeThatIsTakenAwayIsNoticedToo() {
        open.subList(0, TICKETS / 2).forEach(ticket -> due(ticket, null));
        runs(ROUND);
        assertInOrder();
    }

    /** Without going round. */
    @Test
    void whatComesToBeDueFirstIsNoticedAtOnce() {
        Ticket last = open.stream().max(Comparator.comparing(Ticket::createdAt)).orElseThrow();
        due(last, inMinutes(-5_000));
        runs(1);
        assertInOrder();
    }

    @Test
    void anotherOrderPlacesEveryTicketAnewAndInAHurry() {
        desk.settings().set(TriageSettings.PRIORITIES, "low,medium,high");
        assertThat(unplaced()).hasSize(TICKETS);
        runs(1);
        assertThat(unplaced()).hasSizeBetween(1, TICKETS - FEW.page() * FEW.anew());
        runs((ROUND + FEW.anew() - 1) / FEW.anew());
        assertInOrder();
        desk.settings().set(TriageSettings.PRIORITIES, "high,low");
        runs((ROUND + FEW.anew() - 1) / FEW.anew());
        assertInOrder();
    }

    /** As after a stop: nobody begins at the first ticket again and again. */
    @Test
    void theWayGoesOnWhereItWasLeft() {
        for (Ticket ticket : open.subList(TICKETS / 2, TICKETS)) {
            due(ticket, inMinutes(10_000));
        }
        for (int run = 0; run < ROUND; run++) {
            new QueueUpkeep(ground, FEW).run();
        }
        assertInOrder();
    }

    @Test
    void aPlaceThatIsUnknownIsLeftForTheBeginning() {
        desk.database().inTransaction(transaction -> transaction
                .dsl()
                .update(OrderTables.ORDER)
                .set(OrderTables.CURSOR, OpenLine.FOREIGN)
                .execute());
        for (Ticket ticket : open) {
            due(ticket, inMinutes(10_000));
        }
        runs(ROUND);
        assertInOrder();
    }
}
