package switchboard.plugins.remains;

import java.time.Instant;
import java.util.Set;

/**
 * What a plugin has left in the desk, gathered over all its versions, so that it is known when the plugin is gone.
 *
 * @param pluginVersion that used the data last; empty where the data is older than this record
 * @param prefixes of its tables
 * @param settingOwners under which its settings stand
 * @param nouns of its permissions
 */
public record Footprint(
        String plugin,
        String pluginVersion,
        Set<String> prefixes,
        Set<String> settingOwners,
        Set<String> nouns,
        State state,
        Instant changedAt,
        long version) {

    /** What becomes of it. */
    public enum State {
        /** The plugin is installed. */
        USED,
        /** The plugin was uninstalled and its data waits for it. */
        KEPT,
        /** It is being deleted, or was when the server stopped; the next start goes on. */
        PURGING
    }

    public Footprint {
        prefixes = Set.copyOf(prefixes);
        settingOwners = Set.copyOf(settingOwners);
        nouns = Set.copyOf(nouns);
    }

    /** Of a plugin that was never enabled. */
    public static Footprint none(String plugin, String version) {
        return new Footprint(plugin, version, Set.of(), Set.of(), Set.of(), State.USED, Instant.EPOCH, 0);
    }

    /** Whether a table, view or sequence of this name is the plugin's. */
    public boolean owns(String table) {
        return prefixes.stream().anyMatch(table::startsWith);
    }
}
