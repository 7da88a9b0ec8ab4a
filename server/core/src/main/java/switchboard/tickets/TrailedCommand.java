package switchboard.tickets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.persistence.Work;
import switchboard.tickets.closure.Answers;

/** A command that leaves a trail. */
record TrailedCommand(TicketCommands.Command command, CommandTrail trail) implements TicketCommands.Command {

    @Override
    public String name() {
        return command.name();
    }

    @Override
    public Ticket compute(Ticket before) {
        return command.compute(before);
    }

    @Override
    public Ticket wanted(Ticket current) {
        return command.wanted(current);
    }

    @Override
    public List<JournalEntry> entries(Ticket before, Ticket after) {
        return command.entries(before, after);
    }

    @Override
    public Answers answers() {
        return command.answers();
    }

    @Override
    public TicketJournal.Act act() {
        return command.act();
    }

    @Override
    public @Nullable String location() {
        return command.location();
    }

    @Override
    public void written(Work work, Ticket before, Ticket after) {
        command.written(work, before, after);
        trail.done(work, after, TicketRestoration.of(before, after).toJson());
    }
}
