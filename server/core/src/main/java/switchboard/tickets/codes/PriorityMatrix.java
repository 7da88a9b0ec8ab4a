package switchboard.tickets.codes;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which priority follows from impact and urgency. */
public final class PriorityMatrix {

    private final Map<String, Map<String, String>> priorities = new HashMap<>();
    private final List<PriorityRule> rules;

    public PriorityMatrix(Collection<PriorityRule> rules) {
        this.rules = List.copyOf(rules);
        for (PriorityRule rule : rules) {
            priorities.computeIfAbsent(rule.impact(), any -> new HashMap<>()).put(rule.urgency(), rule.priority());
        }
    }

    /**
     * The priority of a ticket with this impact and urgency.
     *
     * @throws IllegalStateException where the matrix has no such cell: every pair of codes has one
     */
    public String priority(String impact, String urgency) {
        String priority = priorities.getOrDefault(impact, Map.of()).get(urgency);
        if (priority == null) {
            throw new IllegalStateException("No priority for impact " + impact + " and urgency " + urgency);
        }
        return priority;
    }

    public List<PriorityRule> rules() {
        return rules;
    }
}
