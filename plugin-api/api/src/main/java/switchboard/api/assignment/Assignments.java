package switchboard.api.assignment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.HostService;
import switchboard.api.access.Caller;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;

/** Gives tickets to people by a strategy. */
@HostService
public interface Assignments {

    /**
     * Asks a strategy who is to work on a ticket, and assigns it through the ticket service. Where it chooses nobody the
     * ticket stays as it is. The reason stands on the ticket.
     *
     * @param strategy by name; null for that of the ticket's team
     * @return the ticket as it is now
     * @throws switchboard.api.error.ServiceDeskException 422 where there is no such strategy, or the ticket has no team
     */
    Ticket assign(Caller caller, UUID ticket, @Nullable String strategy, Origin origin);
}
