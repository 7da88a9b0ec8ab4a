package switchboard.tickets;

import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of one index, which holds a list, or a part of it, in the order the list wants.
 *
 * @param from the tickets, or another table joined to them, with the index that is to be used
 * @param id of tickets, as the table that is read first calls it
 * @param position the column that the list is sorted by, as that table calls it; null where it calls it as the list does
 * @param within where the stretch lies
 * @param covered the filters that {@code within} says already
 */
record Stretch(Table<?> from, Field<UUID> id, @Nullable Field<?> position, Condition within, Set<String> covered) {

    /** For what is few, whichever way it is read: the optimizer chooses. */
    static final Stretch ANY = new Stretch(TicketTables.TICKET, TicketTables.ID, null, DSL.noCondition(), Set.of());

    /** A stretch of an index of tickets. */
    static Stretch of(String index, Condition within, Set<String> covered) {
        return new Stretch(TicketTables.TICKET.forceIndex(index), TicketTables.ID, null, within, covered);
    }

    /** A whole index of tickets, from one end. */
    static Stretch whole(String index) {
        return of(index, DSL.noCondition(), Set.of());
    }

    /** A stretch of an index of another table, whose tickets are looked up. */
    static Stretch joined(
            Table<?> other, Field<UUID> ticket, @Nullable Field<?> position, Condition within, Set<String> covered) {
        return new Stretch(
                other.straightJoin(TicketTables.TICKET).on(TicketTables.ID.eq(ticket)),
                ticket,
                position,
                within,
                covered);
    }

    /** Tickets that are few by themselves, such as those of one person, with what another table says of them. */
    static Stretch ofTickets(
            Table<?> tickets, Table<?> other, Field<UUID> ticket, Condition within, Set<String> covered) {
        return new Stretch(
                tickets.straightJoin(other).on(TicketTables.ID.eq(ticket)), TicketTables.ID, null, within, covered);
    }
}
