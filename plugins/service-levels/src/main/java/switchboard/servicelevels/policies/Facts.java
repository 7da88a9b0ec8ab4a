package switchboard.servicelevels.policies;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What holds of a ticket during a stretch of its life, by the names of its fields. Immutable. */
public final class Facts {

    public static final String STATUS = "status";
    public static final String PRIORITY = "priority";
    public static final String TEAM = "team";
    public static final String ORGANIZATION = "organization";
    public static final String REQUESTER = "requester";

    private static final String BETWEEN = "\n";

    private final Map<String, String> values;

    public Facts(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The value of a field that has several at once. */
    public static String several(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN));
    }

    /** Whether the field has the value, alone or among others. */
    boolean has(String field, Set<String> values) {
        String value = get(field);
        return value != null
                && (values.contains(value)
                        || Arrays.stream(value.split(BETWEEN)).anyMatch(values::contains));
    }

    public @Nullable String get(String field) {
        return values.get(field);
    }

    /** The fields that have a value. */
    public Set<String> names() {
        return values.keySet();
    }

    public String status() {
        return values.getOrDefault(STATUS, "");
    }

    /** Null where the field holds no id. */
    public @Nullable UUID id(String field) {
        String text = values.get(field);
        return text == null ? null : UUID.fromString(text);
    }

    /** The same with other values; null takes one away. */
    public Facts with(Map<String, ? extends @Nullable String> changes) {
        Map<String, String> after = new HashMap<>(values);
        changes.forEach((field, value) -> {
            if (value == null) {
                after.remove(field);
            } else {
                after.put(field, value);
            }
        });
        return new Facts(after);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts && facts.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
