package switchboard.tickets.codes;

import java.util.Map;

/**
 * One row of a code table.
 *
 * @param table {@code kind}, {@code status}, {@code impact}, {@code urgency}, {@code priority}, {@code closure_code},
 *     {@code channel}
 * @param key stable; what tickets hold
 * @param labels what people read, by BCP 47 tag
 * @param ordinal where it stands in a menu, the first being the weightiest
 * @param active whether new tickets may use it
 */
public record Code(String table, String key, Map<String, String> labels, int ordinal, boolean active, long version) {

    public Code {
        labels = Map.copyOf(labels);
    }
}
