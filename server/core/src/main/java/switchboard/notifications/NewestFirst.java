package switchboard.notifications;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;

/** Pages of a list in the order of its ids, which are in the order of time. */
final class NewestFirst {

    private NewestFirst() {}

    /** The id after which a page goes on; null for the first. */
    static @Nullable UUID from(String list, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, list, 1).key().getFirst());
        } catch (IllegalArgumentException noId) {
            throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
        }
    }

    /** @param found one more than {@code limit} where there are more */
    static <T> Page<T> page(String list, List<T> found, int limit, Function<T, UUID> id) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, new Cursor(list, id.apply(items.getLast()).toString()).encode());
    }
}
