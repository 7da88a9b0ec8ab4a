package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalReader;

/** Commands that answer each other without end are stopped, told once, and nobody else is kept from working. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopGuardTest {

    private TestTickets desk;
    private Caller agent;
    private Ticket ticket;

    @BeforeAll
    void open() {
        desk = new TestTickets();
        agent = desk.agent(desk.user("bert", null), AccessService.DEFAULT_ORGANIZATION);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @BeforeEach
    void aTicket() {
        ticket = desk.create(agent);
    }

    @Test
    void aChainOfCausesEndsAtItsDepth() {
        UUID first = desk.room.tickets().note(agent, ticket.id(), "By a person", Origin.API);
        UUID last = first;
        for (int depth = 1; depth <= LoopGuard.DEEPEST; depth++) {
            last = note(last);
        }
        UUID end = last;
        assertThat(new JournalReader(desk.database.transactions()).causes(end))
                .hasSize(LoopGuard.DEEPEST)
                .endsWith(first);
        for (int again = 0; again < 3; again++) {
            assertThat(refusal(() -> note(end)).code()).isEqualTo("ticket.loop");
        }
        assertThat(refusal(() -> desk.room
                                .tickets()
                                .change(agent, ticket.id(), Map.of("urgency", "low"), null, new Origin("api", end)))
                        .code())
                .isEqualTo("ticket.loop");
        assertThat(stops()).singleElement().satisfies(stop -> {
            assertThat(stop.details())
                    .containsEntry("reason", "depth")
                    .containsEntry("command", "note")
                    .containsEntry("root", first.toString());
            assertThat(stop.visibility()).isEqualTo("internal");
        });
        assertThat(desk.change(agent, ticket, null, "urgency", "high").urgency())
                .isEqualTo("high");
    }

    @Test
    void aTicketThatWouldMakeATicketIsToldAtTheOneThatLedToIt() {
        UUID last = desk.room.tickets().note(agent, ticket.id(), "By a person", Origin.API);
        for (int depth = 1; depth <= LoopGuard.DEEPEST; depth++) {
            last = note(last);
        }
        Origin origin = new Origin("api", last);
        Map<String, String> fields = Map.of("kind", "incident", "title", "One more");
        assertThat(refusal(() -> desk.room.tickets().create(agent, fields, origin))
                        .code())
                .isEqualTo("ticket.loop");
        assertThat(stops()).singleElement().satisfies(stop -> assertThat(stop.details())
                .containsEntry("command", "create"));
    }

    @Test
    void whereCausesAreLostTheTicketHasABudget() {
        for (int each = 0; each < LoopGuard.BUDGET; each++) {
            note(null);
        }
        for (int again = 0; again < 3; again++) {
            assertThat(refusal(() -> note(null)).code()).isEqualTo("ticket.loop");
        }
        assertThat(stops()).singleElement().satisfies(stop -> assertThat(stop.details())
                .containsEntry("reason", "budget"));
        desk.room.tickets().reply(agent, ticket.id(), "By a person", Origin.API);
        desk.database.clock().advance(LoopGuard.WINDOW.plus(Duration.ofSeconds(1)));
        note(null);
    }

    private UUID note(@Nullable UUID cause) {
        return desk.room.tickets().note(desk.system, ticket.id(), "By nobody", new Origin("api", cause));
    }

    private List<TicketTimeline.Entry> stops() {
        return desk.room.timeline().read(agent, ticket.id().toString(), 200, null).items().stream()
                .filter(entry -> entry.type().equals("ticket.loop_stopped"))
                .toList();
    }

    private static ServiceDeskException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ServiceDeskException refusal = catchThrowableOfType(ServiceDeskException.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
