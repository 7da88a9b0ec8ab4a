package switchboard.servicelevels.tracking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import switchboard.api.access.Access;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;

/**
 * Tickets with all their fields, which whoever asks need not see to be told how they stand: clocks are the same for
 * everybody.
 */
public final class WholeTickets {

    private final TicketService tickets;
    private final Access access;

    public WholeTickets(TicketService tickets, Access access) {
        this.tickets = tickets;
        this.access = access;
    }

    /** The same tickets in the same order; one that is gone meanwhile stays as it was seen. */
    public List<Ticket> of(List<Ticket> seen) {
        Map<UUID, Ticket> whole = new HashMap<>();
        tickets.find(access.system(), seen.stream().map(Ticket::id).toList())
                .forEach(ticket -> whole.put(ticket.id(), ticket));
        return seen.stream()
                .map(ticket -> whole.getOrDefault(ticket.id(), ticket))
                .toList();
    }
}
