package switchboard.tickets;

import static switchboard.tickets.TicketTables.DUE;
import static switchboard.tickets.TicketTables.DUE_AT;
import static switchboard.tickets.TicketTables.DUE_NAME;
import static switchboard.tickets.TicketTables.DUE_OPEN;
import static switchboard.tickets.TicketTables.DUE_ORGANIZATION;
import static switchboard.tickets.TicketTables.DUE_TEAM;
import static switchboard.tickets.TicketTables.DUE_TICKET;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.codes.CodeBook;

/** Due times as rows, each with what lists filter by: the ticket's team, organization and whether it is open. */
final class TicketDueRows {

    private TicketDueRows() {}

    /**
     * Sets and removes due times; those not named stay, and tickets that are not there are passed over. The tickets are
     * locked for others' changes first, so that no copy of a team is older than the ticket: a change of it, which writes
     * the copies too, comes before or after.
     */
    static void publish(DSLContext dsl, Map<UUID, Map<String, @Nullable Instant>> dues) {
        List<Condition> gone = new ArrayList<>();
        var insert = dsl.insertInto(DUE).columns(DUE_TICKET, DUE_NAME, DUE_AT, DUE_OPEN, DUE_TEAM, DUE_ORGANIZATION);
        boolean any = false;
        for (var ticket : dsl.select(TicketTables.ID, TicketTables.OPEN, TicketTables.TEAM, TicketTables.ORGANIZATION)
                .from(TicketTables.TICKET)
                .where(TicketTables.ID.in(dues.keySet()))
                .orderBy(TicketTables.ID)
                .forShare()
                .fetch()) {
            UUID id = ticket.value1();
            for (var due : new TreeMap<>(dues.get(id)).entrySet()) {
                if (due.getValue() == null) {
                    gone.add(DUE_TICKET.eq(id).and(DUE_NAME.eq(due.getKey())));
                } else {
                    insert = insert.values(
                            id, due.getKey(), due.getValue(), ticket.value2(), ticket.value3(), ticket.value4());
                    any = true;
                }
            }
        }
        if (!gone.isEmpty()) {
            dsl.deleteFrom(DUE).where(DSL.or(gone)).execute();
        }
        if (any) {
            insert.onDuplicateKeyUpdate()
                    .set(DUE_AT, written("due_at", DUE_AT))
                    .set(DUE_OPEN, written("is_open", DUE_OPEN))
                    .set(DUE_TEAM, written("team_id", DUE_TEAM))
                    .set(DUE_ORGANIZATION, written("organization_id", DUE_ORGANIZATION))
                    .execute();
        }
    }

    private static <T> Field<T> written(String column, Field<T> field) {
        return DSL.field("values({0})", field.getDataType(), DSL.field(DSL.name(column)));
    }

    /** Brings the copies up to date where a change of the ticket touched what they are copies of. */
    static void follow(DSLContext dsl, CodeBook codes, Ticket before, Ticket after) {
        boolean open = codes.phase(after.status()).isOpen();
        if (open == codes.phase(before.status()).isOpen()
                && Objects.equals(before.team(), after.team())
                && before.organization().equals(after.organization())) {
            return;
        }
        dsl.update(DUE)
                .set(DUE_OPEN, open)
                .set(DUE_TEAM, after.team())
                .set(DUE_ORGANIZATION, after.organization())
                .where(DUE_TICKET.eq(after.id()))
                .execute();
    }

    /** The same of several, those without any left out. */
    static Map<UUID, Map<String, Instant>> of(DSLContext dsl, Collection<UUID> tickets) {
        Map<UUID, Map<String, Instant>> dues = new HashMap<>();
        dsl.select(DUE_TICKET, DUE_NAME, DUE_AT)
                .from(DUE)
                .where(DUE_TICKET.in(tickets))
                .forEach(row -> dues.computeIfAbsent(row.value1(), any -> new TreeMap<>())
                        .put(row.value2(), row.value3()));
        return dues;
    }

    /** What is due of a ticket, by name. */
    static Map<String, Instant> of(DSLContext dsl, UUID ticket) {
        Map<String, Instant> dues = new TreeMap<>();
        dsl.select(DUE_NAME, DUE_AT)
                .from(DUE)
                .where(DUE_TICKET.eq(ticket))
                .forEach(row -> dues.put(row.value1(), row.value2()));
        return dues;
    }
}
