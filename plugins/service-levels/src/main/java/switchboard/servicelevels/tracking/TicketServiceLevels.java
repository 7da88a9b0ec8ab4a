package switchboard.servicelevels.tracking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.servicelevels.ServiceLevelPermissions;
import switchboard.servicelevels.clocks.History;
import switchboard.servicelevels.policies.Kind;

/** Explains the clocks of one ticket to whoever may see it. Agreements between teams and with vendors are for the staff. */
public final class TicketServiceLevels {

    private final TicketService tickets;
    private final WholeTickets whole;
    private final ClockSource source;
    private final Outcomes outcomes;
    private final Clock clock;

    public TicketServiceLevels(
            TicketService tickets, WholeTickets whole, ClockSource source, Outcomes outcomes, Clock clock) {
        this.tickets = tickets;
        this.whole = whole;
        this.source = source;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    Explanation explain(Caller caller, UUID id) {
        Ticket ticket = tickets.find(caller, id)
                .orElseThrow(() -> new NotFoundException("ticket.not_found", "There is no such ticket."));
        boolean forStaff =
                caller.reach(ServiceLevelPermissions.READ_KEY).covers(ticket.organization(), ticket.team(), Set.of());
        Instant now = clock.instant();
        History history = source.history(whole.of(List.of(ticket)).getFirst());
        List<Explanation.ClockView> clocks = history == null
                ? List.of()
                : source.clocks(history, now).stream()
                        .filter(each -> forStaff || each.kind() == Kind.SLA)
                        .map(each -> Explanation.ClockView.of(each, forStaff))
                        .toList();
        List<Outcome> outcome = outcomes.of(List.of(id)).getOrDefault(id, List.of()).stream()
                .filter(each -> forStaff || each.kind().equals(Kind.SLA.key()))
                .toList();
        return new Explanation(id, now, clocks, outcome);
    }
}
