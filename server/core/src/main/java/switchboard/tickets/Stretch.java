package switchboard.tickets;

import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * One stretch of one index, which holds a list, or a part of it, in the order the list wants.
 *
 * @param from the tickets, or another table joined to them, with the index that is to be used
 * @param id of tickets, as the table that is read first calls it
 * @param within where the stretch lies
 * @param covered the filters that {@code within} says already
 */
record Stretch(Table<?> from, Field<UUID> id, Condition within, Set<String> covered) {

    /** For what is few, whichever way it is read: the optimizer chooses. */
    static final Stretch ANY = new Stretch(TicketTables.TICKET, TicketTables.ID, DSL.noCondition(), Set.of());

    /** A stretch of an index of tickets. */
    static Stretch of(String index, Condition within, Set<String> covered) {
        return new Stretch(TicketTables.TICKET.forceIndex(index), TicketTables.ID, within, covered);
    }

    /** A whole index of tickets, from one end. */
    static Stretch whole(String index) {
        return of(index, DSL.noCondition(), Set.of());
    }

    /** A stretch of an index of due times. */
    static Stretch ofDue(String index, Condition within, Set<String> covered) {
        return new Stretch(
                TicketTables.DUE
                        .forceIndex(index)
                        .straightJoin(TicketTables.TICKET)
                        .on(TicketTables.ID.eq(TicketTables.DUE_TICKET)),
                TicketTables.DUE_TICKET,
                within,
                covered);
    }

    /** Due times of tickets that are few by themselves, such as those of one person. */
    static Stretch ofDueOf(Table<?> tickets, Condition within, Set<String> covered) {
        return new Stretch(
                tickets.straightJoin(TicketTables.DUE).on(TicketTables.ID.eq(TicketTables.DUE_TICKET)),
                TicketTables.ID,
                within,
                covered);
    }
}
