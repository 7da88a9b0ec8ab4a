package switchboard.servicelevels.policies;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Between whom something was agreed. */
public enum Kind {
    /** With the customer. */
    SLA,
    /** Between teams. */
    OLA,
    /** With a vendor; it counts while the vendor has the ticket. */
    UC;

    public static final Set<String> KEYS =
            Arrays.stream(values()).map(Kind::key).collect(Collectors.toUnmodifiableSet());

    /** As in JSON: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Statuses in which it waits for somebody else, where nothing else is said. */
    Set<String> usualPauses() {
        return switch (this) {
            case SLA -> Set.of("waiting_for_customer");
            case OLA -> Set.of("waiting_for_customer", "waiting_for_vendor");
            case UC -> Set.of();
        };
    }

    /** The only statuses in which it counts, where nothing else is said; none for all. */
    Set<String> usualCounts() {
        return this == UC ? Set.of("waiting_for_vendor") : Set.of();
    }
}
