package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static switchboard.tickets.CommandTest.assertRefused;
import static switchboard.tickets.CommandTest.refused;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.api.access.Caller;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.pins.PinRoom;
import switchboard.tickets.pins.TicketPins.MadePin;
import switchboard.tickets.pins.TicketStatus;
import switchboard.users.PasswordHasher;

/** PINs as time goes by, and on tickets that went elsewhere. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PinTest {

    private static final String ELSEWHERE = "192.0.2.7";

    private final Teamwork work = new Teamwork();
    private final TestTickets desk = work.desk;
    private final Caller agent = work.agent;
    private final PinRoom room = desk.room.pins();

    @AfterAll
    void close() {
        work.close();
    }

    private MadePin pin(Ticket ticket) {
        return room.pins().make(agent, ticket.id().toString(), Origin.API);
    }

    private TicketStatus ask(MadePin pin) {
        return room.statuses().ask(pin.number(), pin.pin(), ELSEWHERE, "en");
    }

    private void unknown(MadePin pin) {
        assertThat(refused(404, () -> ask(pin)).code()).isEqualTo("ticket.status_unknown");
    }

    private void pass(Duration time) {
        desk.database.clock().advance(time);
    }

    private boolean exists(Ticket ticket) {
        return room.pins().get(agent, ticket.id().toString()).exists();
    }

    /** Whatever is asked about: a hasher without a turn to give shows that one was wanted. */
    @Test
    void asMuchIsDoneForATicketThatIsNotThere() {
        PinRoom busy = desk.node(new PasswordHasher(new Random(3), new PasswordHasher.Cost(8, 1, 1), 0, Duration.ZERO))
                .pins();
        Ticket without = desk.create(agent);
        Ticket with = desk.create(agent);
        pin(with);
        for (String number : new String[] {"999999999", without.number(), with.number()}) {
            assertThatThrownBy(() -> busy.statuses().ask(number, "000000", ELSEWHERE, null))
                    .isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void whatWasMergedTellsHowItGoesOn() {
        Ticket source = desk.create(work.requester);
        Ticket target = desk.create(agent);
        MadePin pin = pin(source);
        work.merge(agent, source, target);
        assertThat(ask(pin).status()).isEqualTo("new");
        desk.move(agent, target, "to", "waiting_for_customer");
        TicketStatus waiting = ask(pin);
        assertThat(waiting.status()).isEqualTo("waiting_for_customer");
        assertThat(waiting.asked()).as("somebody else is asked on that one").isNull();
        desk.move(agent, target, "to", "resolved", "resolution", "Done");
        TicketStatus resolved = ask(pin);
        assertThat(resolved.resolvedAt()).isNotNull();
        assertThat(resolved.asked()).isNull();
        assertThat(resolved.confirmBy()).isNull();
    }

    @Test
    void whatIsResolvedIsToBeConfirmedInTime() {
        Ticket ticket = desk.create(work.requester);
        MadePin pin = pin(ticket);
        desk.move(agent, ticket, "to", "resolved", "resolution", "Done");
        TicketStatus resolved = ask(pin);
        assertThat(resolved.asked()).isEqualTo("confirmation");
        assertThat(resolved.confirmBy()).isAfter(desk.database.clock().instant());
        pass(Duration.ofDays(30));
        TicketStatus late = ask(pin);
        assertThat(late.asked()).isNull();
        assertThat(late.confirmBy()).isNull();
    }

    @Test
    void aTicketAnswersForNinetyDaysOnceItHasEnded() {
        Ticket open = desk.create(work.requester);
        Ticket ended = desk.create(work.requester);
        Ticket merged = desk.create(work.requester);
        MadePin ofOpen = pin(open);
        MadePin ofEnded = pin(ended);
        MadePin ofMerged = pin(merged);
        desk.move(agent, ended, "to", "cancelled");
        work.merge(agent, merged, open);
        pass(Duration.ofDays(89));
        assertThat(room.pins().sweep()).isZero();
        assertThat(ask(ofEnded).closedAt()).isNotNull();
        assertThat(ask(ofMerged).status()).isEqualTo("new");
        ofEnded = pin(ended);
        pass(Duration.ofDays(1));
        unknown(ofEnded);
        unknown(ofMerged);
        assertRefused(409, () -> pin(ended));
        assertThat(exists(ended)).as("until it is swept").isTrue();
        assertThat(room.pins().sweep()).isEqualTo(2);
        assertThat(exists(ended)).isFalse();
        assertThat(exists(merged)).isFalse();
        assertThat(ask(ofOpen).status()).isEqualTo("new");
        assertThat(room.pins().sweep()).isZero();
    }

    @Test
    void manyPinsAreSweptPageByPage() {
        Ticket ended = desk.create(work.requester);
        pin(ended);
        desk.move(agent, ended, "to", "cancelled");
        pass(Duration.ofDays(91));
        desk.database.transactions().inTransaction(tx -> {
            for (int row = 0; row < 2_005; row++) {
                // Of tickets that are not there: they end never, and only take up room.
                tx.dsl()
                        .execute(
                                "INSERT INTO core_ticket_pin (id, pin_hash, made_at, failures, version)"
                                        + " VALUES (UNHEX(?), 'x', NOW(6), 0, 1)",
                                new UUID(1L + row % 7, row).toString().replace("-", ""));
            }
            return null;
        });
        assertThat(room.pins().sweep()).isEqualTo(1);
        assertThat(exists(ended)).isFalse();
        desk.database.transactions().inTransaction(tx -> tx.dsl().execute("DELETE FROM core_ticket_pin"));
    }

    @Test
    void theWindowOfWrongTriesPasses() {
        Ticket ticket = desk.create(work.requester);
        MadePin pin = pin(ticket);
        String other = pin.pin().equals("111111") ? "222222" : "111111";
        MadePin wrong = new MadePin(pin.ticket(), pin.number(), other, pin.madeAt());
        pass(Duration.ofMinutes(6));
        for (int attempt = 0; attempt < 10; attempt++) {
            unknown(wrong);
        }
        ServiceDeskException throttled = refused(429, () -> ask(pin));
        assertThat(throttled.members()).containsKey("retryAfter");
        pass(Duration.ofMinutes(6));
        assertThat(ask(pin).status()).isEqualTo("new");
    }
}
