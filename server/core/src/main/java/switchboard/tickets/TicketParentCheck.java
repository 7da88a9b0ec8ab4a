package switchboard.tickets;

import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.tickets.Ticket;
import switchboard.http.ParentCheck;

/** Finds the ticket above a plugin's sub-resource. The wiring joins it with the checks for users and organizations. */
public final class TicketParentCheck implements ParentCheck {

    private final Tickets tickets;

    public TicketParentCheck(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void require(Caller caller, String parent, String id, boolean writes) {
        if (parent.equals("tickets")) {
            Ticket ticket = tickets.get(caller, id);
            if (writes && !TicketAccess.covers(caller, TicketAccess.READ, ticket)) {
                throw new ForbiddenException(
                        "access.forbidden", "Those who take part in a swarm read and write notes.");
            }
        }
    }
}
