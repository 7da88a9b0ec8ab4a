package switchboard.tickets;

import switchboard.api.access.Caller;
import switchboard.http.ParentCheck;

/** Finds the ticket above a plugin's sub-resource. The wiring joins it with the checks for users and organizations. */
public final class TicketParentCheck implements ParentCheck {

    private final Tickets tickets;

    public TicketParentCheck(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void require(Caller caller, String parent, String id) {
        if (parent.equals("tickets")) {
            tickets.get(caller, id);
        }
    }
}
