package switchboard.tickets.codes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a code table.
 *
 * @param table {@code kind}, {@code status}, {@code impact}, {@code urgency}, {@code priority}, {@code closure_code},
 *     {@code channel}
 * @param key stable; what tickets hold
 * @param labels what people read, by BCP 47 tag
 * @param ordinal where it stands in a menu, the first being the weightiest
 * @param active whether new tickets may use it
 * @param phase what a status means to the desk; null for every other code
 * @param requiredAtCreation what a new ticket of a kind must say; null for every other code
 */
public record Code(
        String table,
        String key,
        Map<String, String> labels,
        int ordinal,
        boolean active,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Phase phase,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> requiredAtCreation,
        long version) {

    /** The most codes a table has: a book of all of them is kept in memory, and menus show them. */
    public static final int MOST = 200;

    public Code {
        labels = Map.copyOf(labels);
        requiredAtCreation = requiredAtCreation == null ? null : List.copyOf(requiredAtCreation);
    }
}
