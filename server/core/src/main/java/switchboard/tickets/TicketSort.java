package switchboard.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
record TicketSort(String name, boolean descending) {

    static final TicketSort NEWEST = new TicketSort("createdAt", true);

    private static final String DUE = "due.";
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
        if (!COLUMNS.containsKey(name) && !isDue(name)) {
            throw new MalformedException(
                    "request.bad_sort",
                    "sort must be createdAt, updatedAt, priority, number or due.<name>, with - for descending.");
        }
        return new TicketSort(name, descending);
    }

    private static boolean isDue(String name) {
        return name.startsWith(DUE) && CustomFields.isName(name.substring(DUE.length()));
    }

    /** The due time that is sorted by, or null. */
    @Nullable
    String due() {
        return isDue(name) ? name.substring(DUE.length()) : null;
    }

    Field<?> column() {
        return isDue(name) ? TicketTables.DUE_AT : COLUMNS.get(name);
    }

    /** The order where the column and the id are called so. */
    List<SortField<?>> order(Field<?> column, Field<UUID> id) {
        return descending ? List.of(column.desc(), id.desc()) : List.of(column.asc(), id.asc());
    }

    /**
     * What comes after the cursor. The first half lets the index be entered at the right place.
     *
     * @param id of tickets, as the stretch that is read calls it
     */
    Condition after(String text, Field<UUID> id) {
        Cursor cursor = Cursor.decode(text, list(), 2);
        return after(column(), cursor.key().get(0), id, Cursors.id(cursor.key().get(1)));
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
