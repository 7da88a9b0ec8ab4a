package switchboard.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the permission predicate looks at.
 *
 * @param people those for whom the object counts as their own
 */
public record ObjectDescription(
        @Nullable UUID organization, @Nullable UUID team, Set<UUID> people) {

    public ObjectDescription {
        people = Set.copyOf(people);
    }
}
