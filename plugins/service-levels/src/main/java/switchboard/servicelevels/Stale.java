package switchboard.servicelevels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/** Refuses lost races. */
public final class Stale {

    private Stale() {}

    /** 412 {@code request.stale} where the caller insists on another version, with what would be other than it is. */
    public static void require(@Nullable Long expected, long version, Map<String, ?> yours, Map<String, ?> current) {
        if (expected == null || expected == version) {
            return;
        }
        List<Map<String, @Nullable Object>> differences = new ArrayList<>();
        yours.forEach((field, value) -> {
            if (!Objects.equals(value, current.get(field))) {
                Map<String, @Nullable Object> difference = new LinkedHashMap<>();
                difference.put("field", field);
                difference.put("yours", value);
                difference.put("current", current.get(field));
                differences.add(difference);
            }
        });
        throw new ServiceDeskException(
                Refusal.STALE,
                "request.stale",
                "Somebody else changed it meanwhile.",
                List.of(),
                Map.of("differences", differences),
                null);
    }
}
