package switchboard.plugins;

import java.util.List;
import java.util.Map;
import switchboard.api.error.ServiceDeskException;

/**
 * One thing that stands in the way of a plugin, in words.
 *
 * @param code stable, such as {@code plugin.mount_taken}
 * @param properties lists that go into the answer besides, such as {@code dependents}
 */
public record Conflict(String code, String message, Map<String, List<String>> properties) {

    public Conflict {
        properties = Map.copyOf(properties);
    }

    /** What was refused, as a conflict. */
    static Conflict of(ServiceDeskException refusal) {
        return of(refusal.code(), refusal.detail());
    }

    static Conflict of(String code, String message) {
        return new Conflict(code, message, Map.of());
    }
}
