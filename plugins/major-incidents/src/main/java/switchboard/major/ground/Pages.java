package switchboard.major.ground;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;

/** Lists in the order of an id that grows with time. */
public final class Pages {

    private Pages() {}

    /** What stands after the cursor, the oldest first. */
    public static Condition after(Field<UUID> id, @Nullable String cursor, String list) {
        return cursor == null ? DSL.noCondition() : id.greaterThan(last(cursor, list));
    }

    /** What stands after the cursor, the newest first. */
    public static Condition before(Field<UUID> id, @Nullable String cursor, String list) {
        return cursor == null ? DSL.noCondition() : id.lessThan(last(cursor, list));
    }

    private static UUID last(String cursor, String list) {
        try {
            return UUID.fromString(Cursor.decode(cursor, list, 1).key().getFirst());
        } catch (IllegalArgumentException forged) {
            throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
        }
    }

    /** @param found one more than the limit, where there is a next page */
    public static <T> Page<T> of(List<T> found, int limit, String list, Function<T, UUID> id) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        String last = id.apply(found.get(limit - 1)).toString();
        return new Page<>(found.subList(0, limit), new Cursor(list, last).encode());
    }
}
