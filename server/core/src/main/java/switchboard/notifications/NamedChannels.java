package switchboard.notifications;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The channels that a notification names, as they are stored: by name with commas between them, null for none. */
final class NamedChannels {

    private static final String BETWEEN = ",";

    private NamedChannels() {}

    static @Nullable String write(Set<String> channels) {
        return channels.isEmpty() ? null : String.join(BETWEEN, new TreeSet<>(channels));
    }

    /** In the order of their names. */
    static Set<String> read(@Nullable String stored) {
        return stored == null ? Set.of() : new TreeSet<>(Set.of(stored.split(BETWEEN)));
    }
}
