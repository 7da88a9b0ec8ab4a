package switchboard.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Cursor;

/**
 * The order of a list of tickets: one column, then the id; the cursor holds both.
 *
 * @param name as the parameter says it, without its sign
 */
record TicketSort(String name, boolean descending, Field<?> column) {

    static final TicketSort NEWEST = new TicketSort("createdAt", true, TicketTables.CREATED_AT);

    static final String CLOSED = "closedAt";

    private static final String DUE = "due.";
    private static final String FIELD = "field.";
    private static final Map<String, Field<?>> COLUMNS = Map.of(
            "createdAt",
            TicketTables.CREATED_AT,
            "updatedAt",
            TicketTables.UPDATED_AT,
            CLOSED,
            TicketTables.CLOSED_AT,
            "priority",
            TicketTables.PRIORITY_RANK,
            "number",
            TicketTables.NUMBER);

    /**
     * @param ofFields finds the column of an order by a custom field
     * @throws MalformedException {@code request.bad_sort} where there is no such order
     */
    static TicketSort parse(@Nullable String parameter, Function<String, @Nullable Field<?>> ofFields) {
        if (parameter == null || parameter.isBlank()) {
            return NEWEST;
        }
        boolean descending = parameter.startsWith("-");
        String name = descending || parameter.startsWith("+") ? parameter.substring(1) : parameter.strip();
        Field<?> column = isDue(name)
                ? TicketTables.DUE_AT
                : COLUMNS.containsKey(name) ? COLUMNS.get(name) : ofFields.apply(name);
        if (column == null) {
            throw new MalformedException(
                    "request.bad_sort",
                    "sort must be createdAt, updatedAt, closedAt, priority, number, due.<name> or field.<name> of a number, "
                            + "a date or an instant, with - for descending.");
        }
        return new TicketSort(name, descending, column);
    }

    private static boolean isDue(String name) {
        return name.startsWith(DUE) && CustomFields.isName(name.substring(DUE.length()));
    }

    /** The due time that is sorted by, or null. */
    @Nullable
    String due() {
        return isDue(name) ? name.substring(DUE.length()) : null;
    }

    /** The custom field that is sorted by, or null. */
    @Nullable
    String field() {
        return name.startsWith(FIELD) ? name.substring(FIELD.length()) : null;
    }

    /** Whether the list is of tickets that are closed. */
    boolean isByClosing() {
        return name.equals(CLOSED);
    }

    /** Whether the list holds only what has something to be sorted by. */
    boolean narrows() {
        return due() != null || field() != null || isByClosing();
    }

    /** The order where the column and the id are called so. */
    List<SortField<?>> order(Field<?> column, Field<UUID> id) {
        if (this.column == TicketTables.NUMBER) {
            // No two have the same, and with the id the optimizer would not take the unique index.
            return List.of(descending ? column.desc() : column.asc());
        }
        return descending ? List.of(column.desc(), id.desc()) : List.of(column.asc(), id.asc());
    }

    /**
     * What comes after the cursor. The first half lets the index be entered at the right place.
     *
     * @param position the column, and
     * @param id that of tickets, as the stretch that is read calls them
     */
    Condition after(String text, Field<?> position, Field<UUID> id) {
        Cursor cursor = Cursor.decode(text, list(), 2);
        return after(position, cursor.key().get(0), id, Cursors.id(cursor.key().get(1)));
    }

    private <T> Condition after(Field<T> column, String text, Field<UUID> id, UUID last) {
        T value = value(column.getType(), text);
        return descending
                ? column.le(value).and(column.lt(value).or(id.lt(last)))
                : column.ge(value).and(column.gt(value).or(id.gt(last)));
    }

    private static <T> T value(Class<T> type, String text) {
        if (type == Instant.class) {
            return type.cast(Cursors.instant(text));
        }
        if (type == Double.class) {
            return type.cast(Cursors.decimal(text));
        }
        long number = Cursors.number(text);
        return type == Integer.class ? type.cast((int) number) : type.cast(number);
    }

    /** The cursor that goes on after this ticket. */
    String cursor(TicketReader.Listed last) {
        return new Cursor(list(), last.position().toString(), last.ticket().id().toString()).encode();
    }

    private String list() {
        return "tickets:" + (descending ? "-" : "") + name;
    }
}
