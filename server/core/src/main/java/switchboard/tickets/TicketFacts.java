package switchboard.tickets;

import static switchboard.tickets.TicketTables.NOTE;
import static switchboard.tickets.TicketTables.REPLY;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import switchboard.api.tickets.Ticket;

/** What rooms above ask of many tickets at once. Checks no permission; each is one statement on an index. */
public final class TicketFacts {

    private TicketFacts() {}

    /** How many open tickets are assigned to each of these people; whoever has none is missing. */
    public static Map<UUID, Integer> openByAssignee(DSLContext dsl, Collection<UUID> people) {
        Map<UUID, Integer> counts = new HashMap<>();
        if (!people.isEmpty()) {
            dsl.select(TicketTables.ASSIGNEE, DSL.count())
                    .from(TicketTables.TICKET)
                    .where(TicketTables.ASSIGNEE.in(people), TicketTables.OPEN.isTrue())
                    .groupBy(TicketTables.ASSIGNEE)
                    .forEach(row -> counts.put(row.value1(), row.value2()));
        }
        return counts;
    }

    /** Who worked on the latest tickets of a requester, the newest first, of the last so many other tickets. */
    public static List<UUID> latestAssignees(DSLContext dsl, Ticket ticket, int most) {
        List<UUID> assignees = new ArrayList<>();
        dsl.select(TicketTables.ID, TicketTables.ASSIGNEE)
                .from(TicketTables.TICKET)
                .where(TicketTables.REQUESTER.eq(ticket.requester()))
                .orderBy(TicketTables.CREATED_AT.desc())
                .limit(most)
                .forEach(row -> {
                    UUID assignee = row.value2();
                    if (assignee != null && !row.value1().equals(ticket.id()) && !assignees.contains(assignee)) {
                        assignees.add(assignee);
                    }
                });
        return assignees;
    }

    /** The open tickets of a person, oldest first. */
    public static List<UUID> openOf(DSLContext dsl, UUID assignee, int most) {
        return dsl.select(TicketTables.ID)
                .from(TicketTables.TICKET)
                .where(TicketTables.ASSIGNEE.eq(assignee), TicketTables.OPEN.isTrue())
                .orderBy(TicketTables.CREATED_AT)
                .limit(most)
                .fetch(TicketTables.ID);
    }

    /** The ids of the newest replies or notes of a ticket, and how many there are in all. */
    public record Entries(int count, List<UUID> newest) {}

    public static Entries replies(DSLContext dsl, UUID ticket, int most) {
        return entries(dsl, REPLY, ticket, most);
    }

    public static Entries notes(DSLContext dsl, UUID ticket, int most) {
        return entries(dsl, NOTE, ticket, most);
    }

    private static Entries entries(DSLContext dsl, TicketTables.EntryTable table, UUID ticket, int most) {
        return new Entries(
                dsl.fetchCount(table.table, table.ticket.eq(ticket)),
                dsl.select(table.id)
                        .from(table.table)
                        .where(table.ticket.eq(ticket))
                        .orderBy(table.createdAt.desc())
                        .limit(most)
                        .fetch(table.id));
    }
}
