package switchboard.tickets;

import static switchboard.tickets.TicketTables.DUE_AT;
import static switchboard.tickets.TicketTables.DUE_NAME;
import static switchboard.tickets.TicketTables.DUE_OPEN;
import static switchboard.tickets.TicketTables.DUE_ORGANIZATION;
import static switchboard.tickets.TicketTables.DUE_TEAM;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The stretches of lists that are sorted by a due time. Team, state and organization are filtered by the copies, and by the
 * tickets once more, so that a list holds nothing wrong also where a copy is behind.
 */
final class DueStretches {

    private static final int MOST = 24;

    private final TicketFilters filters;
    private final Condition within;
    private final Set<String> covered;

    DueStretches(TicketFilters filters, String name) {
        Instant before = filters.query().dueBefore().get(name);
        Condition named = DUE_NAME.eq(name).and(DUE_OPEN.eq(filters.query().open()));
        this.filters = filters;
        this.within = before == null ? named : named.and(DUE_AT.lt(before));
        this.covered = Set.of(TicketFilters.due(name));
    }

    List<Stretch> all() {
        if (filters.areFew() || filters.areOfPeople()) {
            return List.of(ofTickets(TicketTables.TICKET, within));
        }
        for (List<Stretch> some : List.of(
                of("core_ticket_due_team", DUE_TEAM, filters.asked("team")),
                of("core_ticket_due_organization", DUE_ORGANIZATION, filters.asked("organization")),
                filters.filtersStayWithin() ? List.<Stretch>of() : ofReach())) {
            if (!some.isEmpty() && some.size() <= MOST) {
                return some;
            }
        }
        return List.of(ofDue("core_ticket_due_name", within));
    }

    private List<Stretch> of(String index, Field<UUID> column, Set<UUID> ids) {
        return ids.stream().map(id -> ofDue(index, within.and(column.eq(id)))).toList();
    }

    private List<Stretch> ofReach() {
        List<Stretch> stretches = new ArrayList<>();
        stretches.addAll(of(
                "core_ticket_due_organization",
                DUE_ORGANIZATION,
                filters.reach().organizations()));
        stretches.addAll(of("core_ticket_due_team", DUE_TEAM, filters.reach().teams()));
        UUID own = filters.reach().own();
        if (own != null) {
            stretches.add(ofPerson("core_ticket_requester", TicketTables.REQUESTER.eq(own)));
            stretches.add(ofPerson("core_ticket_assignee", TicketTables.ASSIGNEE.eq(own)));
            stretches.add(ofPerson("core_ticket_owner", TicketTables.OWNER.eq(own)));
        }
        return stretches;
    }

    private Stretch ofPerson(String index, Condition of) {
        return ofTickets(TicketTables.TICKET.forceIndex(index), within.and(of));
    }

    private Stretch ofDue(String index, Condition where) {
        return Stretch.joined(TicketTables.DUE.forceIndex(index), TicketTables.DUE_TICKET, null, where, covered);
    }

    private Stretch ofTickets(Table<?> tickets, Condition where) {
        return Stretch.ofTickets(tickets, TicketTables.DUE, TicketTables.DUE_TICKET, where, covered);
    }
}
