package switchboard.tickets;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Cursor;
import switchboard.api.tickets.Ticket;

/** The order of a list of tickets: one column, then the id; the cursor holds both. */
record TicketSort(String name, boolean descending) {

    static final TicketSort NEWEST = new TicketSort("createdAt", true);

    private static final Map<String, Field<?>> COLUMNS = Map.of(
            "createdAt", TicketTables.CREATED_AT,
            "updatedAt", TicketTables.UPDATED_AT,
            "priority", TicketTables.PRIORITY_RANK,
            "number", TicketTables.NUMBER);

    /** @throws MalformedException {@code request.bad_sort} where there is no such order */
    static TicketSort parse(@Nullable String parameter) {
        if (parameter == null || parameter.isBlank()) {
            return NEWEST;
        }
        boolean descending = parameter.startsWith("-");
        String name = descending || parameter.startsWith("+") ? parameter.substring(1) : parameter.strip();
        if (!COLUMNS.containsKey(name)) {
            throw new MalformedException(
                    "request.bad_sort",
                    "sort must be createdAt, updatedAt, priority or number, with - for descending.");
        }
        return new TicketSort(name, descending);
    }

    Field<?> column() {
        return COLUMNS.get(name);
    }

    List<SortField<?>> order() {
        return descending
                ? List.of(column().desc(), TicketTables.ID.desc())
                : List.of(column().asc(), TicketTables.ID.asc());
    }

    /** What comes after the cursor. The first half lets the index be entered at the right place. */
    Condition after(String text) {
        Cursor cursor = Cursor.decode(text, list(), 2);
        String value = cursor.key().get(0);
        UUID id = Cursors.id(cursor.key().get(1));
        return switch (name) {
            case "createdAt" -> after(TicketTables.CREATED_AT, Cursors.instant(value), id);
            case "updatedAt" -> after(TicketTables.UPDATED_AT, Cursors.instant(value), id);
            case "priority" -> after(TicketTables.PRIORITY_RANK, (int) Cursors.number(value), id);
            default -> after(TicketTables.NUMBER, Cursors.number(value), id);
        };
    }

    /** The cursor that goes on after this ticket. */
    String cursor(TicketReader.Listed last) {
        Ticket ticket = last.ticket();
        String value =
                switch (name) {
                    case "createdAt" -> ticket.createdAt().toString();
                    case "updatedAt" -> ticket.updatedAt().toString();
                    case "priority" -> Integer.toString(last.rank());
                    default -> ticket.number();
                };
        return new Cursor(list(), value, ticket.id().toString()).encode();
    }

    private <T> Condition after(Field<T> column, T value, UUID id) {
        return descending
                ? column.le(value).and(column.lt(value).or(TicketTables.ID.lt(id)))
                : column.ge(value).and(column.gt(value).or(TicketTables.ID.gt(id)));
    }

    private String list() {
        return "tickets:" + (descending ? "-" : "") + name;
    }
}
