package switchboard.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.api.access.Caller;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.tickets.closure.ConfirmationRows;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.Phase;

/**
 * The command that closes a resolved ticket of which the requester has said nothing in time. Does nothing where that is
 * not so, or not so any more: two nodes may carry it out at once.
 */
final class AutomaticClosing implements TicketCommands.Command {

    static final Origin ORIGIN = new Origin("system", null);
    private static final String NO_RESPONSE = "no_response";

    private final TicketGround ground;
    private final TicketJournal.Act act;

    AutomaticClosing(TicketGround ground, Caller system) {
        this.ground = ground;
        this.act = TicketJournal.Act.of(system, ORIGIN, ground.now());
    }

    @Override
    public String name() {
        return "transition";
    }

    @Override
    public Ticket compute(Ticket before) {
        CodeBook codes = ground.codes().current();
        Optional<String> closed = codes.phase(before.status()) == Phase.RESOLVED && isOver(before)
                ? codes.workflow().closed(before.kind(), before.status())
                : Optional.empty();
        if (closed.isEmpty()) {
            return before;
        }
        TicketEdit edit = new TicketEdit(before);
        Instant at = TicketChange.later(before, act.at());
        edit.status = closed.get();
        edit.closedAt = at;
        edit.confirmedBy = TicketTransition.AUTO;
        if (edit.closureCode == null && codes.has(CodeBook.CLOSURE_CODE, NO_RESPONSE)) {
            edit.closureCode = NO_RESPONSE;
        }
        return TicketComputation.stamped(before, edit, at);
    }

    /** Read after the ticket: whoever reopens it meanwhile also makes another version of it. */
    private boolean isOver(Ticket ticket) {
        Instant confirmBy = ground.transactions().read(dsl -> ConfirmationRows.confirmBy(dsl, ticket.id()));
        return confirmBy != null && !act.at().isBefore(confirmBy);
    }

    @Override
    public List<JournalEntry> entries(Ticket before, Ticket after) {
        return List.of(
                TicketJournal.changed(ground.ids().next(), TicketJournal.TRANSITIONED, before, after, act, Map.of()));
    }

    @Override
    public TicketJournal.Act act() {
        return act;
    }
}
