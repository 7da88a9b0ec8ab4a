package switchboard.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page, or null at the end
 * @param count how many there are in all, where the request asked for it; more than {@link #MOST_COUNTED} where there are
 *     more than that, however many. The answer then says {@code "count": 10000, "countIsAtLeast": true}
 */
public record Page<T>(
        List<T> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long count) {

    /** Up to here a list is counted exactly; see {@link switchboard.api.persistence.RowCount}. */
    public static final int MOST_COUNTED = 10_000;

    public Page {
        items = List.copyOf(items);
    }

    public Page(List<T> items, @Nullable String next) {
        this(items, next, null);
    }
}
