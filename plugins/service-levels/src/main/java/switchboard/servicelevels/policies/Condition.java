package switchboard.servicelevels.policies;

import java.util.Set;

/** That a field has one of some values. */
public record Condition(String field, Set<String> values) {

    public Condition {
        values = Set.copyOf(values);
    }

    boolean holds(Facts facts) {
        String value = facts.get(field);
        return value != null && values.contains(value);
    }
}
