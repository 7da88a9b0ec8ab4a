package switchboard.tickets;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Work;

/**
 * What a room above does with a ticket in one step: a move and a change of fields together, and rows of its own in the same
 * transaction. It passes the same checks and guards as any other command, and tells the journal the same entries.
 */
public interface TicketStep {

    /** Refuses, or says what is to be done. Asked again whenever the ticket has changed meanwhile; touches nothing. */
    Plan plan(Ticket before);

    /** Writes what belongs to the step, once the ticket is written. May run several times, like every transaction. */
    void written(Work work, Ticket before, Ticket after);

    /** Where the result can be read, for a step that comes as a POST. */
    default @Nullable String location() {
        return null;
    }

    /**
     * What is to be done with the ticket.
     *
     * @param move the fields of {@code POST …/transitions}, null for none
     * @param fields the fields of {@code PATCH}, perhaps none
     */
    record Plan(@Nullable Map<String, ?> move, Map<String, ? extends @Nullable Object> fields) {}
}
