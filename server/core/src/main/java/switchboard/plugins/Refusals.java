package switchboard.plugins;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /**
     * Refuses where there is any conflict: with the code of the first and the words of all.
     *
     * @param itself whether the plugin is at fault (422) and not its surroundings (409)
     */
    static void refuse(List<Conflict> conflicts, boolean itself) {
        if (conflicts.isEmpty()) {
            return;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        conflicts.forEach(conflict -> properties.putAll(conflict.properties()));
        if (conflicts.size() > 1) {
            properties.put(
                    "conflicts",
                    conflicts.stream()
                            .map(conflict -> Map.of("code", conflict.code(), "message", conflict.message()))
                            .toList());
        }
        throw new ServiceDeskException(
                itself ? Refusal.INVALID : Refusal.CONFLICT,
                conflicts.getFirst().code(),
                conflicts.stream().map(Conflict::message).distinct().collect(Collectors.joining(" ")),
                List.of(),
                properties,
                null);
    }
}
