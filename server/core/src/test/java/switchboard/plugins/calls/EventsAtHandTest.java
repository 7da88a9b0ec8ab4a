package switchboard.plugins.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import switchboard.api.events.Event;
import switchboard.api.events.Subject;
import switchboard.api.tickets.Origin;

/** What a subscription does without naming a cause follows from the event it is about. */
class EventsAtHandTest {

    private static final UUID TICKET = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    private final Event first = event(1, TICKET);
    private final Event second = event(2, TICKET);
    private final Event third = event(3, OTHER);

    @Test
    void theNewestEventAboutTheTicketIsTheCause() throws Exception {
        EventsAtHand.during(List.of(first, second, third), () -> {
            assertThat(EventsAtHand.causing(Origin.API, TICKET)).isEqualTo(new Origin("api", second.id()));
            assertThat(EventsAtHand.causing(Origin.API, null)).isEqualTo(new Origin("api", third.id()));
            Origin named = new Origin("email", first.id());
            assertThat(EventsAtHand.causing(named, TICKET)).isEqualTo(named);
        });
    }

    @Test
    void outsideOfASubscriptionNothingIsAdded() throws Exception {
        EventsAtHand.during(List.of(first), () -> {});
        assertThat(EventsAtHand.causing(Origin.API, TICKET)).isEqualTo(Origin.API);
    }

    private static Event event(long position, UUID ticket) {
        return new Event(
                new UUID(0, position),
                position,
                "ticket.changed",
                Instant.EPOCH,
                null,
                null,
                new Subject("ticket", ticket.toString()),
                Map.of());
    }
}
