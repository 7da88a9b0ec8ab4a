package switchboard.tickets.information;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is found out about a fault or a request before it is worked on.
 *
 * @param occurredAt when it happened
 * @param scope what is affected, and how badly
 * @param errorCodes codes and messages as they were shown
 * @param triedSteps what was tried already, in that order
 * @param environment hardware, software, versions, network
 * @param site where somebody went, or has to go
 * @param travelMinutes how long the way took
 */
public record KeyInformation(
        @Nullable Instant occurredAt,
        @Nullable String scope,
        @Nullable Integer affectedUsers,
        List<String> errorCodes,
        List<TriedStep> triedSteps,
        @Nullable String environment,
        @Nullable String site,
        @Nullable Integer travelMinutes) {

    /** The names of its parts. */
    public static final List<String> NAMES = List.of(
            "occurredAt", "scope", "affectedUsers", "errorCodes", "triedSteps", "environment", "site", "travelMinutes");

    /** Nothing known yet. */
    public static final KeyInformation NONE =
            new KeyInformation(null, null, null, List.of(), List.of(), null, null, null);

    public KeyInformation {
        errorCodes = List.copyOf(errorCodes);
        triedSteps = List.copyOf(triedSteps);
    }

    /** Its parts by name; null for what is not known. */
    public Map<String, @Nullable Object> parts() {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("occurredAt", occurredAt);
        parts.put("scope", scope);
        parts.put("affectedUsers", affectedUsers);
        parts.put("errorCodes", errorCodes.isEmpty() ? null : errorCodes);
        parts.put("triedSteps", triedSteps.isEmpty() ? null : triedSteps);
        parts.put("environment", environment);
        parts.put("site", site);
        parts.put("travelMinutes", travelMinutes);
        return parts;
    }

    /** As plugins see it. */
    public switchboard.api.tickets.KeyInformation shown() {
        return new switchboard.api.tickets.KeyInformation(
                occurredAt,
                scope,
                affectedUsers,
                errorCodes,
                triedSteps.stream()
                        .map(step -> new switchboard.api.tickets.KeyInformation.TriedStep(step.step(), step.effect()))
                        .toList(),
                environment,
                site,
                travelMinutes);
    }

    /** Which of the demanded parts are not known. */
    public List<String> missing(Collection<String> demanded) {
        Map<String, @Nullable Object> parts = parts();
        return demanded.stream().filter(name -> parts.get(name) == null).toList();
    }

    /** This with the named parts as the other has them. */
    public KeyInformation with(Collection<String> names, KeyInformation other) {
        return new KeyInformation(
                names.contains("occurredAt") ? other.occurredAt : occurredAt,
                names.contains("scope") ? other.scope : scope,
                names.contains("affectedUsers") ? other.affectedUsers : affectedUsers,
                names.contains("errorCodes") ? other.errorCodes : errorCodes,
                names.contains("triedSteps") ? other.triedSteps : triedSteps,
                names.contains("environment") ? other.environment : environment,
                names.contains("site") ? other.site : site,
                names.contains("travelMinutes") ? other.travelMinutes : travelMinutes);
    }
}
