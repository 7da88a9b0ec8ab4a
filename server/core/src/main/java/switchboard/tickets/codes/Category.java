package switchboard.tickets.codes;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node of the category tree.
 *
 * @param parent key of the category above, or null at the top
 * @param organization the only organization that uses it, or null where all do
 */
public record Category(
        String key,
        @Nullable String parent,
        Map<String, String> labels,
        @Nullable UUID organization,
        int ordinal,
        boolean active,
        long version) {

    /** The most characters a key or a label has. */
    public static final int LONGEST = 100;

    public Category {
        labels = Map.copyOf(labels);
    }

    /** The same, one version on. */
    Category next() {
        return new Category(key, parent, labels, organization, ordinal, active, version + 1);
    }
}
