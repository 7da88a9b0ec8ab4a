package switchboard.tickets;

import org.jooq.DSLContext;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.codes.CodeBook;

/**
 * What a move to another status demands of the rows beside the ticket. It is asked in the transaction of the move, once
 * the ticket's row is written: whoever changes such rows writes the ticket as well, and so waits, or has been seen.
 */
@FunctionalInterface
public interface TransitionCheck {

    /**
     * @param codes what the statuses mean
     * @throws switchboard.api.error.ServiceDeskException where the move is not to be made; nothing is written then
     */
    void check(DSLContext dsl, CodeBook codes, Ticket before, Ticket after);
}
