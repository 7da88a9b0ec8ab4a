package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.UnavailableException;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.FaultyDataSource;
import switchboard.persistence.Jooq;
import switchboard.persistence.TestDatabase;
import switchboard.persistence.Transactions;

/** Every command on a database where one commit in a hundred fails: nothing is lost, nothing is done twice. */
@Timeout(180)
class FaultyCommitTest {

    @Test
    void commandsOfEightWritersAreEachDoneOnce() throws Exception {
        long seed = new Random().nextLong();
        try (TestTickets desk = new TestTickets(TestDatabase.createFaulty(seed))) {
            Caller agent = desk.agent(desk.user("agent", null), AccessService.DEFAULT_ORGANIZATION);
            Ticket hub = desk.create(agent);
            List<Callable<Ticket>> tasks = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                tasks.add(() -> work(desk, agent, hub));
            }
            assertThat(CommandTest.all(tasks))
                    .allMatch(ticket -> ticket.status().equals("closed"));
            int tickets = 8 * 12 + 1;
            assertThat(desk.count("core_ticket")).as("seed %d", seed).isEqualTo(tickets);
            for (String type : List.of("ticket.created", "ticket.changed", "ticket.replied", "ticket.noted")) {
                int expected = type.equals("ticket.created") ? tickets : tickets - 1;
                assertThat(desk.count("core_journal WHERE type = '" + type + "'"))
                        .as("%s seed %d", type, seed)
                        .isEqualTo(expected);
            }
            assertThat(desk.count("core_journal WHERE type = 'ticket.transitioned'"))
                    .isEqualTo(2 * (tickets - 1));
            assertThat(desk.count("core_journal WHERE type = 'ticket.linked'")).isEqualTo(2 * (tickets - 1));
            assertThat(desk.count("core_ticket_reply")).isEqualTo(tickets - 1);
            assertThat(desk.count("core_ticket_link")).isEqualTo(tickets - 1);
        }
    }

    /** The server has committed, the answer is lost: the caller is told that nobody knows, and nothing is done twice. */
    @Test
    void whatWasCommittedUnseenIsNotDoneAgain() throws Exception {
        long seed = new Random().nextLong();
        TestDatabase database = TestDatabase.create();
        var faulty =
                FaultyDataSource.of(database.pool().dataSource(), seed, 0.1, FaultyDataSource.Fault.LOST_AFTER_COMMIT);
        Transactions transactions = new Transactions(faulty, Jooq.configuration(), new Random(seed));
        try (TestTickets desk = new TestTickets(database, transactions)) {
            Caller agent = desk.agent(desk.user("agent", null), AccessService.DEFAULT_ORGANIZATION);
            int created = 0;
            for (int turn = 0; turn < 100; turn++) {
                try {
                    desk.create(agent, "externalId", "e" + turn);
                    created++;
                } catch (UnavailableException unknown) {
                    assertThat(unknown.code()).as("seed %d", seed).startsWith("database.");
                }
            }
            assertThat(faulty.faults()).as("seed %d", seed).isPositive();
            assertThat(desk.count("core_ticket")).as("seed %d", seed).isBetween(created, 100);
            assertThat(desk.count("core_journal WHERE type = 'ticket.created'"))
                    .as("seed %d", seed)
                    .isEqualTo(desk.count("core_ticket"));
        }
    }

    private static Ticket work(TestTickets desk, Caller agent, Ticket hub) {
        Ticket ticket = hub;
        for (int turn = 0; turn < 12; turn++) {
            ticket = desk.create(agent, "fields", Map.of("turn", turn));
            String id = ticket.id().toString();
            desk.change(agent, ticket, 1L, "title", "Turn " + turn);
            desk.room.entries().reply(agent, id, new Input(Map.of("body", "Reply")), Origin.API);
            desk.room.entries().note(agent, id, new Input(Map.of("body", "Note")), Origin.API);
            desk.room
                    .links()
                    .add(
                            agent,
                            id,
                            TestTickets.input(
                                    "type", "caused_by", "target", hub.id().toString()),
                            Origin.API);
            desk.move(agent, ticket, "to", "resolved", "resolution", "Done");
            ticket = desk.move(agent, ticket, "to", "closed", "channel", "phone");
        }
        return ticket;
    }
}
