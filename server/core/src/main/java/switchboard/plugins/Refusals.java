package switchboard.plugins;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/** The ways in which the host refuses an operation. */
final class Refusals {

    private Refusals() {}

    static ServiceDeskException notFound() {
        return new NotFoundException("plugin.not_found", "There is no such plugin.");
    }

    /** The plugin itself is at fault: 422. */
    static ServiceDeskException failed(String code, String detail) {
        return new ServiceDeskException(Refusal.INVALID, code, detail);
    }

    static ServiceDeskException conflict(String code, String detail) {
        return new ConflictException(code, detail);
    }

    static ServiceDeskException needed(String id, Collection<String> dependents) {
        List<String> names = dependents.stream().sorted().toList();
        return new ServiceDeskException(
                Refusal.CONFLICT,
                "plugin.needed",
                "The plugin " + id + " is needed by " + String.join(", ", names) + ".",
                List.of(),
                Map.of("dependents", names),
                null);
    }

    static ServiceDeskException missing(String id, Collection<String> missing) {
        List<String> names = missing.stream().sorted().toList();
        return new ServiceDeskException(
                Refusal.CONFLICT,
                "plugin.dependency_missing",
                "The plugin " + id + " needs " + String.join(", ", names) + ".",
                List.of(),
                Map.of("missing", names),
                null);
    }
}
