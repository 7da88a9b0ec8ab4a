package switchboard.servicelevels.policies;

import java.util.Set;

/** That a field has one of some values, alone or among others. */
public record Condition(String field, Set<String> values) {

    public Condition {
        values = Set.copyOf(values);
    }

    boolean holds(Facts facts) {
        return facts.has(field, values);
    }
}
