package switchboard.triage.definitions;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something defined: a rule, a macro, an automation, a recurring ticket.
 *
 * @param place its order among its kind
 * @param organization for whose tickets it is; null for all
 * @param content what is particular to its kind, as its resource has it
 * @param since the position of the journal after which it takes part
 * @param problem why the module has suspended it, null where it has not
 */
public record Definition(
        UUID id,
        Kind kind,
        String name,
        int place,
        @Nullable UUID organization,
        boolean active,
        Map<String, Object> content,
        long since,
        @Nullable String problem,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** Whether it takes part now. */
    public boolean runs() {
        return active && problem == null;
    }

    /** Whether it is for the tickets of this organization. */
    public boolean isFor(UUID other) {
        return organization == null || organization.equals(other);
    }

    /** What a client may change of it. */
    Map<String, Object> editable() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("order", place);
        if (organization != null) {
            values.put("organization", organization.toString());
        }
        values.put("active", active);
        values.putAll(content);
        return values;
    }

    /** As its resource shows it. */
    public Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.putAll(editable());
        view.putIfAbsent("organization", null);
        view.put("problem", problem);
        view.put("createdAt", createdAt);
        view.put("updatedAt", updatedAt);
        return view;
    }
}
