package switchboard.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import switchboard.api.access.Caller;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.persistence.Work;

/**
 * The command that puts back what an earlier one changed. It may leave a final status: what is undone within its window is
 * as if it had not been, whatever the workflow says of moves.
 */
final class TicketReversal implements TicketCommands.Command {

    private final TicketGround ground;
    private final Caller caller;
    private final TicketRestoration restoration;
    private final BiConsumer<Work, Ticket> more;
    private final TicketJournal.Act act;

    /** @param more what else belongs to it, in its transaction */
    TicketReversal(
            TicketGround ground,
            Caller caller,
            TicketRestoration restoration,
            Origin origin,
            BiConsumer<Work, Ticket> more) {
        this.ground = ground;
        this.caller = caller;
        this.restoration = restoration;
        this.more = more;
        this.act = TicketJournal.Act.of(caller, origin, ground.now());
    }

    @Override
    public String name() {
        return restoration.movesBack() ? "transition" : "change";
    }

    @Override
    public Ticket compute(Ticket before) {
        ground.access().require(caller, TicketAccess.CHANGE, before);
        return restoration.applied(before, TicketChange.later(before, act.at()));
    }

    @Override
    public List<JournalEntry> entries(Ticket before, Ticket after) {
        List<JournalEntry> entries = new ArrayList<>();
        TicketEdit middle = new TicketEdit(after);
        middle.status = before.status();
        if (!TicketChanges.between(before, middle.build()).isEmpty()) {
            entries.add(TicketJournal.changed(
                    ground.ids().next(), TicketJournal.CHANGED, before, middle.build(), act, Map.of()));
        }
        if (!after.status().equals(before.status())) {
            entries.add(TicketJournal.changed(
                    ground.ids().next(), TicketJournal.TRANSITIONED, middle.build(), after, act, Map.of()));
        }
        return entries;
    }

    @Override
    public TicketJournal.Act act() {
        return act;
    }

    @Override
    public void written(Work work, Ticket before, Ticket after) {
        more.accept(work, after);
    }
}
