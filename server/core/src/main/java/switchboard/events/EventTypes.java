package switchboard.events;

import static switchboard.events.EventTables.TYPE;

import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Which events a consumer wants, as a condition.
 *
 * @param types event types or nouns followed by {@code .*}; empty for every event
 */
record EventTypes(Set<String> types) {

    EventTypes {
        types = Set.copyOf(types);
    }

    Condition condition() {
        if (types.isEmpty()) {
            return DSL.noCondition();
        }
        Condition condition =
                TYPE.in(types.stream().filter(type -> !type.endsWith(".*")).toList());
        for (String type : types) {
            if (type.endsWith(".*")) {
                String noun = type.substring(0, type.length() - 2);
                // The slash is the character after the dot: a range, so that an underscore is no wildcard.
                condition = condition.or(TYPE.ge(noun + ".").and(TYPE.lt(noun + "/")));
            }
        }
        return condition;
    }
}
