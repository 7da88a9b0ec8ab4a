package switchboard.example;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;

/** Refusals of changes. Each exception of the plugin API becomes a problem document with its status and code. */
final class StaleRequest {

    private StaleRequest() {}

    /** Refuses a lost race: 412 with what would be other than it is. */
    static void require(@Nullable Long expected, HandOver current, Map<String, Object[]> differences) {
        if (expected == null || expected == current.version()) {
            return;
        }
        List<Map<String, Object>> told = new ArrayList<>();
        differences.forEach((field, values) -> {
            Map<String, Object> difference = new LinkedHashMap<>();
            difference.put("field", field);
            difference.put("yours", values[0]);
            difference.put("current", values[1]);
            told.add(difference);
        });
        throw new ServiceDeskException(
                Refusal.STALE,
                "request.stale",
                "The hand-over was changed meanwhile.",
                List.of(),
                Map.of("differences", told),
                null);
    }

    static ServiceDeskException contended() {
        return new UnavailableException(
                "handover.contended", "Too many others change this hand-over right now.", Duration.ofSeconds(1));
    }

    static ServiceDeskException forbidden(String permission) {
        return new ForbiddenException("access.forbidden", "This needs " + permission + " for the hand-over.");
    }
}
