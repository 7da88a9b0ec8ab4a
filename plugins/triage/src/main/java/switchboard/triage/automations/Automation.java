package switchboard.triage.automations;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.triage.conditions.Conditions;
import switchboard.triage.definitions.Definition;
import switchboard.triage.rules.Rule;

/**
 * An automation, ready to act.
 *
 * @param statuses in which a ticket is watched; empty where it goes by a due time
 * @param due the name of the due time, or null
 * @param time how long a ticket is idle, or how long before the due time
 */
record Automation(
        Definition definition,
        Set<String> statuses,
        @Nullable String due,
        Duration time) {

    static Automation of(Definition definition) {
        Map<?, ?> when = (Map<?, ?>) definition.content().get("when");
        Set<String> statuses = new TreeSet<>();
        if (when.get("status") instanceof Iterable<?> names) {
            names.forEach(name -> statuses.add(String.valueOf(name)));
        }
        boolean idle = !statuses.isEmpty();
        return new Automation(
                definition,
                statuses,
                idle ? null : String.valueOf(when.get("due")),
                Duration.parse(String.valueOf(when.get(idle ? "idleFor" : "before"))));
    }

    boolean watches(Ticket ticket) {
        return statuses.contains(ticket.status()) && definition.isFor(ticket.organization());
    }

    /** What it does, on which condition: the same as a rule's. */
    Rule rule(Conditions conditions) {
        return Rule.of(definition, conditions);
    }
}
