package switchboard.plugins;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every installed plugin at one instant. Immutable: the host publishes another one by one atomic write. */
final class Snapshot {

    static final Snapshot EMPTY = new Snapshot(new TreeMap<>());

    private final NavigableMap<String, Installed> byId;
    private final Map<String, Installed> byMount = new HashMap<>();

    private Snapshot(NavigableMap<String, Installed> byId) {
        this.byId = byId;
        for (Installed plugin : byId.values()) {
            if (plugin.manifest().mount() != null) {
                byMount.put(plugin.manifest().mount(), plugin);
            }
        }
    }

    Snapshot with(Installed plugin) {
        NavigableMap<String, Installed> copy = new TreeMap<>(byId);
        copy.put(plugin.id(), plugin);
        return new Snapshot(copy);
    }

    Snapshot without(String id) {
        NavigableMap<String, Installed> copy = new TreeMap<>(byId);
        copy.remove(id);
        return new Snapshot(copy);
    }

    /** By id, in order. */
    Collection<Installed> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    @Nullable
    Installed find(String id) {
        return byId.get(id);
    }

    @Nullable
    Installed mounted(String mount) {
        return byMount.get(mount);
    }
}
