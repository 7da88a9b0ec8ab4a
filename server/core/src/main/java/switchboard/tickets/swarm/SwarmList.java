package switchboard.tickets.swarm;

import static switchboard.tickets.swarm.ParticipantTables.ID;
import static switchboard.tickets.swarm.ParticipantTables.OPEN;
import static switchboard.tickets.swarm.ParticipantTables.PARTICIPANT;
import static switchboard.tickets.swarm.ParticipantTables.TICKET;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.api.persistence.Columns;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Transactions;
import switchboard.tickets.Cursors;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.Tickets;

/**
 * The tickets in whose swarm somebody takes part. A list of its own: to the others taking part adds nothing, so that they
 * go on reading stretches of their indexes.
 */
public final class SwarmList {

    private static final String LIST = "swarms";

    private final Transactions transactions;
    private final Access access;
    private final Tickets tickets;

    public SwarmList(Transactions transactions, Access access, Tickets tickets) {
        this.transactions = transactions;
        this.access = access;
        this.tickets = tickets;
    }

    /**
     * A page, newest ticket first.
     *
     * @param open {@code true} or {@code false} for one half of them, null for all
     */
    public Page<Ticket> list(Caller caller, @Nullable String open, @Nullable String limit, @Nullable String cursor) {
        access.require(caller, TicketAccess.READ);
        access.require(caller, TicketAccess.READ_NOTES);
        access.require(caller, TicketAccess.NOTE);
        int most = Limit.of(limit);
        List<Boolean> halves = halves(open);
        UUID before = cursor == null
                ? null
                : Cursors.id(Cursor.decode(cursor, LIST, 1).key().getFirst());
        List<UUID> ids =
                transactions.read(dsl -> select(dsl, SwarmParticipation.participants(caller), halves, before, most + 1)
                        .fetch(Record1::value1));
        boolean more = ids.size() > most;
        List<UUID> page = more ? ids.subList(0, most) : ids;
        // UUIDs compare as signed numbers; their text stands in the order of the database.
        List<Ticket> shown = tickets.find(caller, page).stream()
                .sorted(Comparator.comparing((Ticket ticket) -> ticket.id().toString())
                        .reversed())
                .toList();
        return new Page<>(shown, more ? new Cursor(LIST, page.getLast().toString()).encode() : null);
    }

    private static List<Boolean> halves(@Nullable String open) {
        if (open == null || open.isBlank()) {
            return List.of(true, false);
        }
        return switch (open.strip()) {
            case "true" -> List.of(true);
            case "false" -> List.of(false);
            default -> throw new MalformedException("request.bad_filter", "open must be true or false.");
        };
    }

    /** Of each participant the beginning of one stretch of the index, put together. */
    public static Select<Record1<UUID>> select(
            DSLContext dsl, Collection<UUID> participants, List<Boolean> halves, @Nullable UUID before, int most) {
        Condition after = before == null ? DSL.noCondition() : TICKET.lt(before);
        List<Select<Record1<UUID>>> parts = new ArrayList<>();
        for (UUID participant : participants) {
            for (boolean half : halves) {
                parts.add(dsl.select(TICKET.as("id"))
                        .from(PARTICIPANT)
                        .where(ID.eq(participant), OPEN.eq(half), after)
                        .orderBy(TICKET.desc())
                        .limit(most));
            }
        }
        Select<Record1<UUID>> all =
                parts.stream().reduce((one, other) -> one.union(other)).orElseThrow();
        Field<UUID> id = Columns.id(DSL.table(DSL.name("page")), "id");
        return dsl.select(id).from(all.asTable("page")).orderBy(id.desc()).limit(most);
    }
}
