package switchboard.tickets.codes;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node of the category tree.
 *
 * @param parent key of the category above, or null at the top
 * @param organization the only organization that uses it, or null where all do
 * @param requiredInformation which parts of the key information its tickets must have before they move on, beside those
 *     that the categories above it demand
 */
public record Category(
        String key,
        @Nullable String parent,
        Map<String, String> labels,
        @Nullable UUID organization,
        int ordinal,
        boolean active,
        List<String> requiredInformation,
        long version) {

    /** The most characters a key or a label has. */
    public static final int LONGEST = 100;

    public Category {
        labels = Map.copyOf(labels);
        requiredInformation = List.copyOf(requiredInformation);
    }

    /** The same, one version on. */
    Category next() {
        return new Category(key, parent, labels, organization, ordinal, active, requiredInformation, version + 1);
    }
}
