package switchboard.api.events;

import java.util.Set;

/**
 * A durable subscription: each event after the cursor, in order, at least once.
 *
 * @param name unique within the plugin and stable over its versions: the cursor hangs on it
 * @param types event types, or nouns followed by {@code .*}; an empty set takes every event
 * @param handler called on the plugin's own threads
 */
public record EventSubscription(String name, Set<String> types, EventHandler handler) {

    public EventSubscription {
        types = Set.copyOf(types);
    }
}
