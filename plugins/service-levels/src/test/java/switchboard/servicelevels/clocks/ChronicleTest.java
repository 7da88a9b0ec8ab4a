package switchboard.servicelevels.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import switchboard.api.events.Event;
import switchboard.api.events.Subject;
import switchboard.api.tickets.FieldChange;
import switchboard.api.tickets.Ticket;
import switchboard.servicelevels.policies.Facts;

/** What held of a ticket at each moment, where something of it has changed since. */
class ChronicleTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final UUID TICKET = new UUID(1, 1);
    private static final UUID ANNA = new UUID(2, 1);
    private static final UUID BERT = new UUID(2, 2);
    private static final UUID HARBOUR = new UUID(3, 1);
    private static final UUID AIRPORT = new UUID(3, 2);
    private static final Map<UUID, UUID> HOMES = Map.of(ANNA, HARBOUR, BERT, AIRPORT);

    private final List<Event> events = new ArrayList<>();
    private final List<FieldChange> fields = new ArrayList<>();

    ChronicleTest() {
        event(0, "ticket.created", Map.of("status", "new", "requester", ANNA.toString()));
    }

    private static Instant after(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    private void event(int minutes, String type, Map<String, Object> data) {
        events.add(new Event(
                new UUID(4, minutes),
                minutes + 1,
                type,
                after(minutes),
                BERT,
                null,
                new Subject("ticket", TICKET.toString()),
                data));
    }

    private void changed(int minutes, String field, @Nullable Object before, @Nullable Object now) {
        Map<String, Object> line = new HashMap<>(Map.of("field", field));
        line.put("before", before);
        line.put("after", now);
        event(minutes, "ticket.changed", Map.of("changes", List.of(line)));
    }

    private void field(int minutes, String name, @Nullable Object before, @Nullable Object now) {
        event(minutes, "ticket.changed", Map.of("changes", List.of(Map.of("field", "fields." + name))));
        fields.add(new FieldChange(minutes + 1, name, after(minutes), before, now));
    }

    private Facts at(Ticket ticket, int minutes) {
        assertThat(Chronicle.requesters(ticket, events)).contains(ticket.requester());
        History history = Chronicle.history(ticket, events, fields, HOMES);
        assertThat(history).isNotNull();
        return history.at(after(minutes));
    }

    private static Ticket ticket(UUID requester, String channel, Map<String, Object> fields) {
        return PlainTicket.of(TICKET, requester, HARBOUR, channel, fields);
    }

    @Test
    void aFieldHadEachOfItsValuesForAsLongAsItHadIt() {
        field(10, "service", "mail", "telephony");
        field(20, "service", "telephony", null);
        field(30, "site", null, 7);
        Ticket now = ticket(ANNA, "api", Map.of("site", 7, "floor", 3));

        assertThat(at(now, 0).get("fields.service")).isEqualTo("mail");
        assertThat(at(now, 9).get("fields.service")).isEqualTo("mail");
        assertThat(at(now, 10).get("fields.service")).isEqualTo("telephony");
        assertThat(at(now, 20).get("fields.service")).isNull();
        assertThat(at(now, 29).get("fields.site")).isNull();
        assertThat(at(now, 30).get("fields.site")).isEqualTo("7");
        assertThat(at(now, 0).get("fields.floor")).as("never changed").isEqualTo("3");
    }

    @Test
    void theChannelIsThatOfTheTime() {
        changed(10, "channel", "email", "phone");
        changed(20, "channel", "phone", "api");
        Ticket now = ticket(ANNA, "api", Map.of());

        assertThat(at(now, 5).get("channel")).isEqualTo("email");
        assertThat(at(now, 15).get("channel")).isEqualTo("phone");
        assertThat(at(now, 25).get("channel")).isEqualTo("api");
    }

    @Test
    void theRequestersOrganizationIsThatOfWhoeverWasTheRequester() {
        changed(10, "requester", ANNA.toString(), BERT.toString());
        Ticket now = ticket(BERT, "api", Map.of());

        assertThat(at(now, 5).get("requesterOrganization")).isEqualTo(HARBOUR.toString());
        assertThat(at(now, 15).get("requesterOrganization")).isEqualTo(AIRPORT.toString());
    }

    /** A change that is written before its event has a place in the journal is not waited for. */
    @Test
    void whatTheJournalTellsLaterIsKnown() {
        fields.add(new FieldChange(2, "service", after(10), "mail", "telephony"));
        Ticket before = ticket(ANNA, "api", Map.of("service", "mail"));

        assertThat(at(before, 5).get("fields.service")).isEqualTo("mail");
        assertThat(at(before, 15).get("fields.service")).isEqualTo("telephony");
    }

    @Test
    void aTicketAsItWouldBeHasTheFieldsThatItWouldHave() {
        Ticket now = ticket(ANNA, "api", Map.of("service", "mail", "site", 7));
        Facts then = Chronicle.facts(at(now, 5), ticket(ANNA, "phone", Map.of("service", List.of("a", "b"))));

        assertThat(then.get("fields.service")).isEqualTo(Facts.several(List.of("a", "b")));
        assertThat(then.get("fields.site")).isNull();
        assertThat(then.get("channel")).isEqualTo("phone");
        assertThat(then.get("requesterOrganization")).isEqualTo(HARBOUR.toString());
    }
}
