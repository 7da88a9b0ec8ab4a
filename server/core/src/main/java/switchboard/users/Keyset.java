package switchboard.users;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Cursor;

/**
 * Pages of a list in the order of one column and, where it is equal, of the id.
 *
 * @param list names the list and its order in cursors
 * @param read reads the column's value from a cursor; IllegalArgumentException or DateTimeException where it is none
 */
record Keyset<T>(String list, Field<T> column, Field<UUID> id, boolean descending, Function<String, T> read) {

    static Keyset<String> ofText(String list, Field<String> column, Field<UUID> id, boolean descending) {
        return new Keyset<>(list, column, id, descending, Function.identity());
    }

    static Keyset<Instant> ofInstant(String list, Field<Instant> column, Field<UUID> id, boolean descending) {
        return new Keyset<>(list, column, id, descending, Instant::parse);
    }

    Condition after(@Nullable String cursor) {
        if (cursor == null) {
            return DSL.noCondition();
        }
        List<String> key = Cursor.decode(cursor, list, 2).key();
        try {
            T value = read.apply(key.get(0));
            UUID last = UUID.fromString(key.get(1));
            // Spelled out, because MariaDB uses no index for (a, b) > (x, y).
            return descending
                    ? column.le(value).and(column.lt(value).or(id.lt(last)))
                    : column.ge(value).and(column.gt(value).or(id.gt(last)));
        } catch (IllegalArgumentException | DateTimeException forged) {
            throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
        }
    }

    List<SortField<?>> order() {
        return descending ? List.of(column.desc(), id.desc()) : List.of(column.asc(), id.asc());
    }

    /** The cursor behind an item with these values. */
    String cursor(Object value, UUID itemId) {
        return new Cursor(list, value.toString(), itemId.toString()).encode();
    }
}
