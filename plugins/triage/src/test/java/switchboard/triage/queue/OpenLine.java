package switchboard.triage.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.testkit.fakes.FakeTickets;
import switchboard.triage.ListedTickets;
import switchboard.triage.conditions.Facts;

/** Open tickets in memory in the two orders that the queue reads them in: by creation, and by when they are due. */
final class OpenLine extends ListedTickets {

    static final String FOREIGN = "foreign";

    OpenLine(FakeTickets tickets) {
        super(tickets);
    }

    @Override
    public Page<Ticket> list(Caller caller, Map<String, List<String>> parameters) {
        if (parameters.getOrDefault("cursor", List.of("")).getFirst().equals(FOREIGN)) {
            throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
        }
        boolean byDue = parameters.get("sort").getFirst().equals("due." + Queue.RESOLUTION);
        return page(caller, parameters, ticket -> place(ticket, byDue));
    }

    private @Nullable String place(Ticket ticket, boolean byDue) {
        Instant at = byDue ? tickets.dues(ticket.id()).get(Queue.RESOLUTION) : ticket.createdAt();
        return at == null || !Facts.isOpen(ticket) ? null : at + " " + ticket.id();
    }
}
