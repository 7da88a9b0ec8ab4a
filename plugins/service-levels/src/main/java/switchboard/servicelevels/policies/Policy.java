package switchboard.servicelevels.policies;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed, in all its versions.
 *
 * @param organization the only organization whose tickets it is for, or null for all
 * @param ordinal the place in the order: of several that fit, the first holds
 * @param versions in the order in which they were written; of those whose time has come the last written holds
 * @param version of the row; the entity tag
 */
public record Policy(
        UUID id,
        String name,
        Kind kind,
        @Nullable UUID organization,
        int ordinal,
        List<Version> versions,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public Policy {
        versions = List.copyOf(versions);
    }

    /** One version, and from when on it holds. */
    public record Version(long number, Instant validFrom, Content content) {}

    /** What held at that instant; null before the first version. */
    public @Nullable Version at(Instant instant) {
        for (Version each : versions.reversed()) {
            if (!each.validFrom().isAfter(instant)) {
                return each;
            }
        }
        return null;
    }

    boolean isFor(Facts facts) {
        return organization == null || organization.equals(facts.id(Facts.ORGANIZATION));
    }
}
