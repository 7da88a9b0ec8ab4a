package switchboard.tickets;

import static switchboard.tickets.TicketTables.ELEMENT_CREATED_AT;
import static switchboard.tickets.TicketTables.ELEMENT_NAME;
import static switchboard.tickets.TicketTables.ELEMENT_TICKET;
import static switchboard.tickets.TicketTables.ELEMENT_VALUE;
import static switchboard.tickets.TicketTables.FIELD_CREATED_AT;
import static switchboard.tickets.TicketTables.FIELD_INSTANT;
import static switchboard.tickets.TicketTables.FIELD_NAME;
import static switchboard.tickets.TicketTables.FIELD_NUMBER;
import static switchboard.tickets.TicketTables.FIELD_TEXT;
import static switchboard.tickets.TicketTables.FIELD_TICKET;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;

/**
 * The stretches of lists that are read by a custom field: the newest tickets that have a value, or those that have one in
 * the order of it.
 */
final class FieldStretches {

    private final TicketFilters filters;

    FieldStretches(TicketFilters filters) {
        this.filters = filters;
    }

    /** The stretches of the first field that one of some values is asked of; empty where there is none. */
    List<Stretch> byCreation() {
        return filters.query().fields().values().stream()
                .filter(filter -> !filter.isRange())
                .findFirst()
                .map(filter ->
                        filter.keys().stream().map(key -> ofValue(filter, key)).toList())
                .orElse(List.of());
    }

    private Stretch ofValue(FieldFilter filter, String key) {
        String name = filter.field().name();
        Set<String> covered = Set.of(filter.name());
        return filter.isOfElements()
                ? Stretch.joined(
                        TicketTables.ELEMENT.forceIndex("core_ticket_field_element_value"),
                        ELEMENT_TICKET,
                        ELEMENT_CREATED_AT,
                        ELEMENT_NAME.eq(name).and(ELEMENT_VALUE.eq(key)).and(since(ELEMENT_CREATED_AT)),
                        covered)
                : Stretch.joined(
                        TicketTables.FIELD.forceIndex("core_ticket_field_value"),
                        FIELD_TICKET,
                        FIELD_CREATED_AT,
                        FIELD_NAME.eq(name).and(FIELD_TEXT.eq(key)).and(since(FIELD_CREATED_AT)),
                        covered);
    }

    /** The stretch ends where the wanted time does. */
    private Condition since(Field<Instant> createdAt) {
        Instant since = filters.query().createdSince();
        return since == null ? DSL.noCondition() : createdAt.ge(since);
    }

    /** What has a value of the field, in its order. */
    List<Stretch> byValue(String name) {
        FieldFilter filter = filters.query().fields().get(name);
        boolean timed = filters.query().sort().column() == FIELD_INSTANT;
        Condition some = timed ? FIELD_INSTANT.isNotNull() : FIELD_NUMBER.isNotNull();
        Condition within =
                FIELD_NAME.eq(name).and(filter == null || !filter.isRange() ? some : filter.values(TicketTables.FIELD));
        Set<String> covered = filter == null || !filter.isRange() ? Set.of() : Set.of(filter.name());
        if (filters.areFew() || filters.areOfPeople() || filters.areQueues()) {
            return List.of(Stretch.ofTickets(TicketTables.TICKET, TicketTables.FIELD, FIELD_TICKET, within, covered));
        }
        return List.of(Stretch.joined(
                TicketTables.FIELD.forceIndex(timed ? "core_ticket_field_instant" : "core_ticket_field_number"),
                FIELD_TICKET,
                null,
                within,
                covered));
    }

    /** Any other order would have to sort all that have the value. */
    static void requireOrder(TicketFilters filters, @Nullable String sortedBy) {
        TicketQuery query = filters.query();
        if (filters.areFew() || filters.areOfPeople() || filters.areQueues() || sortedBy != null) {
            return;
        }
        for (FieldFilter filter : query.fields().values()) {
            if (filter.isRange()) {
                throw new MalformedException(
                        "request.bad_sort", "A list of a range of a field is sorted by it: " + filter.name() + ".");
            }
            if (!query.sort().name().equals("createdAt")) {
                throw new MalformedException(
                        "request.bad_sort",
                        "A list by a field is sorted by createdAt, unless it is of somebody's tickets or of the open "
                                + "tickets of a team.");
            }
        }
    }
}
