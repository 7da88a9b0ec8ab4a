package switchboard.tickets.pins;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.TicketGround;
import switchboard.tickets.TicketJournal;

/**
 * The PINs of tickets: made by the requester, or for somebody at the telephone by whoever works on the ticket, and shown
 * once. No message carries one.
 */
public final class TicketPins {

    static final String MADE = "ticket.pin_made";
    static final String REMOVED = "ticket.pin_removed";
    private static final int BOUND = 1_000_000;
    private static final int AT_ONCE = 1_000;
    private static final Duration SWEPT_EVERY = Duration.ofDays(1);

    private final PinGround ground;

    public TicketPins(PinGround ground) {
        this.ground = ground;
    }

    /**
     * What is told of a PIN.
     *
     * @param exists whether the ticket has one
     * @param madeBy null for the desk itself, and where there is none
     * @param locked whether too many wrong ones were tried: it answers nobody, and another has to be made
     */
    public record PinStanding(
            boolean exists,
            @Nullable Instant madeAt,
            @Nullable UUID madeBy,
            boolean locked) {}

    /**
     * A PIN that was made. Never shown when it is printed.
     *
     * @param number what is told or typed together with it
     * @param pin six digits; they are kept nowhere
     */
    public record MadePin(UUID ticket, String number, String pin, Instant madeAt) {

        @Override
        public String toString() {
            return "MadePin of " + number;
        }
    }

    public PinStanding get(Caller caller, String ticket) {
        Ticket found = tickets().finder().require(caller, ticket);
        TicketPin pin = tickets().transactions().read(dsl -> PinRows.find(dsl, found.id()));
        return pin == null
                ? new PinStanding(false, null, null, false)
                : new PinStanding(true, pin.madeAt(), pin.madeBy(), pin.isLocked());
    }

    /** Makes a PIN; an earlier one is worth nothing from then on. */
    public MadePin make(Caller caller, String ticket, Origin origin) {
        Ticket found = changeable(caller, ticket);
        Instant now = tickets().now();
        if (!ground.needs().rules().isOffered(found)) {
            throw new ConflictException("ticket.pin_not_offered", "This ticket tells nothing without a sign-in.");
        }
        if (PinRules.isOver(tickets().codes().current(), found, now)) {
            throw new ConflictException(
                    "ticket.pin_too_late", "The ticket ended too long ago to tell anything without a sign-in.");
        }
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, now);
        tickets().loops().check(found, "pin", act);
        String pin = String.format(Locale.ROOT, "%06d", ground.needs().random().nextInt(BOUND));
        String hash = ground.needs().hasher().hash(pin);
        tickets().transactions().inTransaction(work -> {
            PinRows.put(work.dsl(), found.id(), hash, now, act.actor());
            tickets()
                    .journal()
                    .append(
                            work,
                            TicketJournal.entry(tickets().ids().next(), MADE, found, act, false, Map.of(), Map.of()));
            return found;
        });
        return new MadePin(found.id(), found.number(), pin, now);
    }

    /** Takes the PIN away, where there is one. */
    public void remove(Caller caller, String ticket, Origin origin) {
        Ticket found = changeable(caller, ticket);
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, tickets().now());
        tickets().loops().check(found, "pin", act);
        tickets().transactions().inTransaction(work -> {
            if (PinRows.delete(work.dsl(), found.id())) {
                tickets()
                        .journal()
                        .append(
                                work,
                                TicketJournal.entry(
                                        tickets().ids().next(), REMOVED, found, act, false, Map.of(), Map.of()));
            }
            return found;
        });
    }

    /** The requester's, as far as they may reply to their tickets, and of those who may change it. */
    private Ticket changeable(Caller caller, String ticket) {
        Ticket found = tickets().finder().require(caller, ticket);
        boolean own = found.requester().equals(caller.id()) && TicketAccess.covers(caller, TicketAccess.REPLY, found);
        if (!own) {
            tickets().access().require(caller, TicketAccess.CHANGE, found);
        }
        return found;
    }

    /** The work to be done every day, by one node. */
    JobDefinition job() {
        return new JobDefinition("ended-pins", SWEPT_EVERY, payload -> sweep());
    }

    /** Deletes the PINs of tickets that ended long ago, a thousand looked at in each transaction; how many they were. */
    public int sweep() {
        List<String> last = tickets().codes().current().phases().entrySet().stream()
                .filter(status -> status.getValue().isFinal())
                .map(Map.Entry::getKey)
                .toList();
        Instant before = tickets().now().minus(PinRules.KEPT);
        UUID after = new UUID(0, 0);
        int swept = 0;
        List<PinRows.Kept> page;
        do {
            UUID from = after;
            page = tickets().transactions().read(dsl -> PinRows.page(dsl, from, last, before, AT_ONCE));
            List<UUID> over = page.stream()
                    .filter(PinRows.Kept::over)
                    .map(PinRows.Kept::ticket)
                    .toList();
            swept += tickets().transactions().inTransaction(work -> PinRows.delete(work.dsl(), over));
            after = page.isEmpty() ? after : page.getLast().ticket();
        } while (page.size() == AT_ONCE);
        return swept;
    }

    private TicketGround tickets() {
        return ground.tickets();
    }
}
