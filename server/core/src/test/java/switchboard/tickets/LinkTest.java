package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.tickets.CommandTest.assertRefused;
import static switchboard.tickets.CommandTest.refused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;

/** Links: both ends visible, no circle, none twice, whoever else is at it. */
@Timeout(180)
class LinkTest {

    private TestTickets desk;
    private Caller agent;

    @BeforeEach
    void open() {
        desk = new TestTickets();
        agent = desk.agent(desk.user("agent", null), AccessService.DEFAULT_ORGANIZATION);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private TicketLink link(Ticket source, String type, Ticket target) {
        return desk.room
                .links()
                .add(
                        agent,
                        source.id().toString(),
                        TestTickets.input("type", type, "target", target.id().toString()),
                        Origin.API);
    }

    @Test
    void aLinkIsSeenFromBothEndsAndRemovedFromEither() {
        Ticket parent = desk.create(agent);
        Ticket child = desk.create(agent);
        TicketLink made = link(parent, "parent_of", child);
        assertThat(made.direction()).isEqualTo("outgoing");
        TicketLink back = desk.room
                .links()
                .list(agent, child.id().toString(), 50, null)
                .items()
                .getFirst();
        assertThat(back.direction()).isEqualTo("incoming");
        assertThat(back.source()).isEqualTo(parent.id());
        desk.room.links().remove(agent, child.id().toString(), made.id().toString(), Origin.API);
        assertThat(desk.room
                        .links()
                        .list(agent, parent.id().toString(), 50, null)
                        .items())
                .isEmpty();
        assertThat(desk.room
                        .timeline()
                        .read(agent, parent.id().toString(), 50, null)
                        .items())
                .extracting(TicketTimeline.Entry::type)
                .containsExactly("ticket.created", "ticket.linked", "ticket.unlinked");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Ticket one = desk.create(agent);
        Ticket two = desk.create(agent);
        Ticket three = desk.create(agent);
        assertRefused(422, () -> link(one, "blocks", one));
        assertRefused(422, () -> link(one, "loves", two));
        link(one, "blocks", two);
        assertThat(refused(409, () -> link(one, "blocks", two)).code()).isEqualTo("link.duplicate");
        assertThat(refused(409, () -> link(two, "blocks", one)).code()).isEqualTo("link.cycle");
        link(two, "blocks", three);
        assertThat(refused(409, () -> link(three, "blocks", one)).code()).isEqualTo("link.cycle");
        link(three, "caused_by", one);
        link(one, "related_to", two);
        assertThat(refused(409, () -> link(two, "related_to", one)).code()).isEqualTo("link.duplicate");
        link(two, "related_to", three);
        link(three, "related_to", one);
    }

    @Test
    void bothEndsMustBeVisible() {
        UUID elsewhere = desk.organization("Elsewhere");
        Caller stranger = desk.agent(desk.user("stranger", elsewhere), elsewhere);
        Ticket ours = desk.create(agent);
        Ticket theirs = desk.create(stranger);
        assertRefused(404, () -> link(ours, "blocks", theirs));
        Caller both = TestTickets.caller(
                agent.id(), agent.organization(), switchboard.api.access.Reach.ALL, TestTickets.PERMISSIONS);
        TicketLink made = desk.room
                .links()
                .add(
                        both,
                        ours.id().toString(),
                        TestTickets.input("type", "blocks", "target", theirs.number()),
                        Origin.API);
        assertThat(desk.room.links().list(agent, ours.id().toString(), 50, null).items())
                .isEmpty();
        assertRefused(404, () -> desk.room
                .links()
                .get(agent, ours.id().toString(), made.id().toString()));
        assertRefused(404, () -> desk.room
                .links()
                .remove(agent, ours.id().toString(), made.id().toString(), Origin.API));
    }

    @Test
    void ofTwoLinksThatWouldCloseACircleTogetherOneIsRefused() throws Exception {
        for (int round = 0; round < 25; round++) {
            Ticket one = desk.create(agent);
            Ticket two = desk.create(agent);
            Ticket three = desk.create(agent);
            Ticket four = desk.create(agent);
            link(one, "parent_of", two);
            link(three, "parent_of", four);
            List<Boolean> made =
                    CommandTest.all(List.of(tried(two, "parent_of", three), tried(four, "parent_of", one)));
            assertThat(made).as("round %d", round).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void randomWritersNeverMakeACircle() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Ticket> tickets = new ArrayList<>();
        for (int index = 0; index < 12; index++) {
            tickets.add(desk.create(agent));
        }
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int index = 0; index < 120; index++) {
            Ticket source = tickets.get(random.nextInt(tickets.size()));
            Ticket target = tickets.get(random.nextInt(tickets.size()));
            if (source != target) {
                tasks.add(tried(source, "blocks", target));
            }
        }
        CommandTest.all(tasks);
        Map<UUID, Set<UUID>> graph = new HashMap<>();
        desk.database
                .transactions()
                .read(dsl -> LinkRows.select(dsl).fetch(LinkRows::row))
                .forEach(row -> graph.computeIfAbsent(row.source(), any -> new HashSet<>())
                        .add(row.target()));
        assertThat(graph).isNotEmpty();
        for (Ticket ticket : tickets) {
            assertThat(reached(graph, ticket.id())).as("seed %d", seed).doesNotContain(ticket.id());
        }
    }

    private Callable<Boolean> tried(Ticket source, String type, Ticket target) {
        return () -> {
            try {
                link(source, type, target);
                return true;
            } catch (ServiceDeskException refused) {
                assertThat(refused.refusal()).isEqualTo(Refusal.CONFLICT);
                return false;
            }
        };
    }

    static Set<UUID> reached(Map<UUID, Set<UUID>> graph, UUID from) {
        Set<UUID> reached = new HashSet<>();
        List<UUID> open = new ArrayList<>(graph.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            UUID next = open.removeLast();
            if (reached.add(next)) {
                open.addAll(graph.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}
