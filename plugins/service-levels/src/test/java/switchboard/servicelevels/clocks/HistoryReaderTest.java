package switchboard.servicelevels.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.api.events.Event;
import switchboard.api.events.Events;
import switchboard.api.events.Subject;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.servicelevels.ServiceLevelsPlugin;
import switchboard.testkit.fakes.FakeContext;

/** Histories of many tickets, read together. */
class HistoryReaderTest {

    private final FakeContext desk = FakeContext.of(new ServiceLevelsPlugin());
    private final CountedEvents events = new CountedEvents();
    private final List<Set<UUID>> asked = new ArrayList<>();
    private final HistoryReader reader =
            new HistoryReader(events, desk.tickets(), desk.access(), this::organizationsOf);

    @AfterEach
    void close() {
        desk.close();
    }

    private Map<UUID, UUID> organizationsOf(Collection<UUID> people) {
        asked.add(new HashSet<>(people));
        return Map.of();
    }

    /** A ticket whose field changes with each event but the first. */
    private Ticket ticket(int changes) {
        Ticket ticket = desk.tickets().create(desk.access().system(), Map.of("title", "A ticket"), Origin.API);
        happened(
                ticket,
                "ticket.created",
                Map.of("status", "new", "requester", ticket.requester().toString()));
        for (int change = 1; change <= changes; change++) {
            desk.clock().advance(Duration.ofMinutes(1));
            ticket = desk.tickets()
                    .change(
                            desk.access().system(),
                            ticket.id(),
                            Map.of("fields", Map.of("size", change)),
                            null,
                            Origin.API);
            happened(ticket, "ticket.changed", Map.of("changes", List.of(Map.of("field", "fields.size"))));
        }
        return ticket;
    }

    private void happened(Ticket ticket, String type, Map<String, Object> data) {
        Event unused =
                desk.events().happened(type, new Subject("ticket", ticket.id().toString()), data);
    }

    private Map<UUID, History> read(List<Ticket> tickets) {
        Map<UUID, History> histories = new HashMap<>();
        reader.read(tickets, (ticket, history) -> {
            assertThat(history.ticket()).isEqualTo(ticket.id());
            assertThat(histories.put(ticket.id(), history)).isNull();
        });
        return histories;
    }

    @Test
    void manyTicketsAreReadAtOnce() {
        List<Ticket> tickets = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            tickets.add(ticket(number % 4));
        }
        Map<UUID, History> histories = read(tickets);

        assertThat(events.readings).isEqualTo(1);
        assertThat(asked).hasSize(1);
        assertThat(histories).hasSize(200);
        for (Ticket ticket : tickets) {
            History history = histories.get(ticket.id());
            assertThat(history).isEqualTo(reader.read(ticket));
            assertThat(history.states()).hasSize((int) ticket.version());
        }
    }

    @Test
    void whatIsTooLongToBeReadWithOthersIsReadAlone() {
        List<Ticket> tickets = List.of(ticket(2), ticket(2_500), ticket(0), ticket(999), ticket(1_000));
        Map<UUID, History> histories = read(tickets);

        assertThat(histories.values())
                .extracting(history -> history.states().size())
                .hasSize(5);
        for (Ticket ticket : tickets) {
            assertThat(histories.get(ticket.id()).states()).hasSize((int) ticket.version());
            assertThat(histories.get(ticket.id()).last().get("fields.size"))
                    .isEqualTo(ticket.version() == 1 ? null : "" + (ticket.version() - 1));
        }
    }

    @Test
    void aLoopIsReadToAnEnd() {
        Ticket loop = ticket(20_100);
        History history = read(List.of(loop)).get(loop.id());
        assertThat(history).isNotNull();
        assertThat(history.position()).isEqualTo(20_000);
    }

    @Test
    void moreThanMayBeAskedForAtOnceAreReadInTurn() {
        List<Ticket> tickets = new ArrayList<>();
        for (int number = 0; number < 401; number++) {
            tickets.add(ticket(0));
        }
        assertThat(read(tickets)).hasSize(401);
        assertThat(events.readings).isEqualTo(3);
    }

    @Test
    void aTicketOfWhichNothingIsToldYetHasNoHistory() {
        Ticket silent = desk.tickets().create(desk.access().system(), Map.of("title", "Silent"), Origin.API);
        Ticket told = ticket(1);
        assertThat(read(List.of(silent, told))).containsOnlyKeys(told.id());
        assertThat(reader.read(silent)).isNull();
        assertThat(read(List.of())).isEmpty();
    }

    private final class CountedEvents implements Events {

        private int readings;

        @Override
        public List<Event> after(long position, int limit) {
            return desk.events().after(position, limit);
        }

        @Override
        public List<Event> ofTicket(UUID ticket, @Nullable UUID after, int limit) {
            readings++;
            return desk.events().ofTicket(ticket, after, limit);
        }

        @Override
        public Map<UUID, List<Event>> ofTickets(Collection<UUID> tickets, int limit) {
            readings++;
            assertThat(tickets).hasSizeLessThanOrEqualTo(200);
            return desk.events().ofTickets(tickets, limit);
        }

        @Override
        public long newest() {
            return desk.events().newest();
        }

        @Override
        public List<UUID> causes(UUID event) {
            return desk.events().causes(event);
        }
    }
}
