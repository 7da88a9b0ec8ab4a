package switchboard.tickets;

import static switchboard.tickets.TicketTables.ELEMENT;
import static switchboard.tickets.TicketTables.ELEMENT_CREATED_AT;
import static switchboard.tickets.TicketTables.ELEMENT_NAME;
import static switchboard.tickets.TicketTables.ELEMENT_TICKET;
import static switchboard.tickets.TicketTables.ELEMENT_VALUE;
import static switchboard.tickets.TicketTables.FIELD;
import static switchboard.tickets.TicketTables.FIELD_CREATED_AT;
import static switchboard.tickets.TicketTables.FIELD_INSTANT;
import static switchboard.tickets.TicketTables.FIELD_NAME;
import static switchboard.tickets.TicketTables.FIELD_NUMBER;
import static switchboard.tickets.TicketTables.FIELD_TEXT;
import static switchboard.tickets.TicketTables.FIELD_TICKET;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.fields.FieldValues;

/**
 * The indexed copy of custom fields, for filters. Every value stands in it by its text, cut to what the index holds, and
 * with the time the ticket was created; numbers and moments once more, for ranges; lists by their elements.
 */
final class TicketFieldRows {

    private static final int ROWS_AT_ONCE = 1_000;

    private TicketFieldRows() {}

    /** One value of one ticket. */
    private record Value(Ticket ticket, String name, Object value) {}

    static void insert(DSLContext dsl, Collection<Ticket> tickets) {
        List<Value> values = new ArrayList<>();
        for (Ticket ticket : tickets) {
            ticket.fields().forEach((name, value) -> values.add(new Value(ticket, name, value)));
        }
        write(dsl, values);
    }

    /** Writes what differs. */
    static void change(DSLContext dsl, Ticket before, Ticket after) {
        if (after.fields().equals(before.fields())) {
            return;
        }
        Map<String, Object> old = before.fields();
        Set<String> gone = new TreeSet<>();
        List<Value> values = new ArrayList<>();
        old.keySet().stream()
                .filter(name -> !old.get(name).equals(after.fields().get(name)))
                .forEach(gone::add);
        after.fields().forEach((name, value) -> {
            if (!value.equals(old.get(name))) {
                values.add(new Value(after, name, value));
            }
        });
        if (!gone.isEmpty()) {
            dsl.deleteFrom(FIELD)
                    .where(FIELD_TICKET.eq(after.id()), FIELD_NAME.in(gone))
                    .execute();
        }
        if (gone.stream().anyMatch(name -> old.get(name) instanceof List<?>)) {
            dsl.deleteFrom(ELEMENT)
                    .where(ELEMENT_TICKET.eq(after.id()), ELEMENT_NAME.in(gone))
                    .execute();
        }
        write(dsl, values);
    }

    private static void write(DSLContext dsl, List<Value> values) {
        Map<Boolean, List<Value>> byForm =
                values.stream().collect(Collectors.partitioningBy(value -> value.value() instanceof List<?>));
        for (int from = 0; from < byForm.get(false).size(); from += ROWS_AT_ONCE) {
            plain(
                    dsl,
                    byForm.get(false)
                            .subList(
                                    from,
                                    Math.min(
                                            from + ROWS_AT_ONCE,
                                            byForm.get(false).size())));
        }
        for (Value list : byForm.get(true)) {
            elements(dsl, list);
        }
    }

    private static void plain(DSLContext dsl, List<Value> values) {
        var insert = dsl.insertInto(FIELD)
                .columns(FIELD_TICKET, FIELD_NAME, FIELD_TEXT, FIELD_NUMBER, FIELD_INSTANT, FIELD_CREATED_AT);
        for (Value each : values) {
            insert = insert.values(
                    each.ticket().id(),
                    each.name(),
                    FieldValues.key(each.value()),
                    each.value() instanceof Number number ? (Double) number.doubleValue() : null,
                    instant(each.value()),
                    each.ticket().createdAt());
        }
        insert.execute();
    }

    private static void elements(DSLContext dsl, Value list) {
        var insert = dsl.insertInto(ELEMENT).columns(ELEMENT_TICKET, ELEMENT_NAME, ELEMENT_VALUE, ELEMENT_CREATED_AT);
        boolean any = false;
        for (Object element : (List<?>) list.value()) {
            insert = insert.values(
                    list.ticket().id(),
                    list.name(),
                    FieldValues.key(element),
                    list.ticket().createdAt());
            any = true;
        }
        if (any) {
            // Elements that differ by nothing but case are one to the index.
            insert.onDuplicateKeyIgnore().execute();
        }
    }

    /** The moment that a text says; a day is its first moment in UTC. */
    private static @Nullable Instant instant(Object value) {
        if (!(value instanceof String text) || text.length() < 10 || text.length() > 40) {
            return null;
        }
        LocalDate date = FieldValues.date(text);
        return date != null ? date.atStartOfDay(ZoneOffset.UTC).toInstant() : FieldValues.instant(text);
    }
}
