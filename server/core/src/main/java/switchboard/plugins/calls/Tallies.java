package switchboard.plugins.calls;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tally of each plugin that has been loaded since the server started. */
public final class Tallies {

    private final Map<String, Tally> byPlugin = new ConcurrentHashMap<>();

    public Tally of(String plugin) {
        return byPlugin.computeIfAbsent(plugin, id -> new Tally());
    }
}
