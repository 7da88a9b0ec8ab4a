package switchboard.tickets;

import switchboard.api.tickets.Ticket;
import switchboard.persistence.Work;

/** Told of a command that was carried out, in its transaction, with what it takes to put it back. */
@FunctionalInterface
public interface CommandTrail {

    /** Keeps nothing. */
    CommandTrail NONE = (work, after, before) -> {};

    /** @param before what was changed, as it was: for {@link Tickets#restore} */
    void done(Work work, Ticket after, TicketRestoration before);
}
