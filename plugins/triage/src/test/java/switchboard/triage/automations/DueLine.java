package switchboard.triage.automations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import switchboard.api.access.Caller;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.testkit.fakes.FakeTickets;
import switchboard.triage.ListedTickets;

/** Tickets in memory that are listed as the desk lists them: those due before a time, in the order of it, page by page. */
final class DueLine extends ListedTickets {

    private final String due;

    DueLine(FakeTickets tickets, String due) {
        super(tickets);
        this.due = due;
    }

    @Override
    public Page<Ticket> list(Caller caller, Map<String, List<String>> parameters) {
        Instant before = Instant.parse(parameters.get("due." + due + "Before").getFirst());
        return page(caller, parameters, ticket -> {
            Instant at = tickets.dues(ticket.id()).get(due);
            return at == null || !at.isBefore(before) ? null : at + " " + ticket.id();
        });
    }
}
