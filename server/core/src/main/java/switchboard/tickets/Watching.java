package switchboard.tickets;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Work;

/** What commands to tickets mean for those who watch them, in the transaction of the command. */
public interface Watching {

    /** Something was said on a ticket: whoever is mentioned in it begins to watch, and who wrote in its thread is told. */
    void said(Work work, Said said);

    /** A ticket was merged into another, which its requester and its watchers watch from now on. */
    void joined(Work work, Ticket source, Ticket target, TicketJournal.Act act);

    /** The merge was undone. */
    void parted(Work work, Ticket source, Ticket target);

    /**
     * A reply or a note.
     *
     * @param entry its id
     * @param thread the note that its thread began with, where it answers one
     */
    record Said(
            Ticket ticket,
            UUID entry,
            boolean internal,
            String body,
            @Nullable UUID thread,
            TicketJournal.Act act) {}
}
