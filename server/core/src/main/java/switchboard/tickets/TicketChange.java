package switchboard.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.tickets.codes.CodeBook;

/** The command that changes fields. Only the status of a closed ticket is final: its record may still be corrected. */
final class TicketChange implements TicketCommands.Command {

    private final TicketGround ground;
    private final Caller caller;
    private final TicketInput fields;
    private final CodeBook codes;
    private final TicketReferences.Resolved references;
    private final TicketJournal.Act act;

    TicketChange(
            TicketGround ground,
            Caller caller,
            TicketInput fields,
            CodeBook codes,
            TicketReferences.Resolved references,
            Origin origin) {
        this.ground = ground;
        this.caller = caller;
        this.fields = fields;
        this.codes = codes;
        this.references = references;
        this.act = TicketJournal.Act.of(caller, origin, ground.now());
    }

    @Override
    public String name() {
        return "change";
    }

    @Override
    public Ticket compute(Ticket before) {
        ground.access().require(caller, TicketAccess.CHANGE, before);
        Ticket after = new TicketComputation(codes, references).changed(before, fields, later(before, act.at()));
        boolean moved = !after.organization().equals(before.organization());
        if (moved && !caller.reach(TicketAccess.CHANGE).covers(after.organization(), null, Set.of())) {
            throw new ForbiddenException(
                    "access.forbidden", "Tickets of that organization are beyond your permission to change.");
        }
        return after;
    }

    /** A ticket is never updated before it was updated, whatever the clocks of the nodes say. */
    static Instant later(Ticket before, Instant now) {
        return now.isBefore(before.updatedAt()) ? before.updatedAt() : now;
    }

    /** What follows for the status is an entry of its own, so that whoever waits for moves sees all of them. */
    @Override
    public List<JournalEntry> entries(Ticket before, Ticket after) {
        List<JournalEntry> entries = new ArrayList<>();
        TicketEdit middle = new TicketEdit(after);
        middle.status = before.status();
        entries.add(TicketJournal.changed(
                ground.ids().next(), TicketJournal.CHANGED, before, middle.build(), act, Map.of()));
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
}
