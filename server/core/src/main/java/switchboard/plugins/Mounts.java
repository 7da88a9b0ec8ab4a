package switchboard.plugins;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import switchboard.access.ModuleReaches;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.UnavailableException;
import switchboard.http.MountDirectory;
import switchboard.http.MountedApplication;
import switchboard.plugins.generation.Declaration;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.generation.LiveGenerations;
import switchboard.plugins.store.PluginRow.Observed;

/** The one snapshot of all plugins: read by every request without a lock, replaced by one atomic write. */
final class Mounts implements MountDirectory, LiveGenerations {

    private static final Duration RETRY = Duration.ofSeconds(30);

    private final AtomicReference<Snapshot> snapshot = new AtomicReference<>(Snapshot.EMPTY);
    private final ModuleReaches reaches;

    /** @param reaches for which organizations each plugin is enabled */
    Mounts(ModuleReaches reaches) {
        this.reaches = reaches;
    }

    Snapshot snapshot() {
        return snapshot.get();
    }

    void put(Installed plugin) {
        snapshot.updateAndGet(now -> now.with(plugin));
    }

    void remove(String id) {
        snapshot.updateAndGet(now -> now.without(id));
    }

    /** Changes what is there of a plugin and returns it; a plugin that is gone stays gone. */
    @Nullable
    Installed change(String id, UnaryOperator<Installed> change) {
        return snapshot.updateAndGet(now -> {
                    Installed plugin = now.find(id);
                    return plugin == null ? now : now.with(change.apply(plugin));
                })
                .find(id);
    }

    /** What is there of a plugin, or 404. */
    Installed require(String id) {
        Installed plugin = snapshot.get().find(id);
        if (plugin == null) {
            throw Refusals.notFound();
        }
        return plugin;
    }

    @Override
    public @Nullable Generation live(String plugin) {
        Installed found = snapshot.get().find(plugin);
        return found == null ? null : found.live();
    }

    @Override
    public MountedApplication find(String mount, Caller caller) {
        return application(mount, Declaration.MOUNT, caller);
    }

    @Override
    public MountedApplication findBelow(String parent, String mount, Caller caller) {
        return application(mount, parent, caller);
    }

    @Override
    public void requireReached(String mount, Caller caller) {
        Installed plugin = snapshot.get().mounted(mount);
        if (plugin != null && !reaches.covers(plugin.id(), caller)) {
            throw notEnabled(plugin);
        }
    }

    private MountedApplication application(String mount, String place, Caller caller) {
        Installed plugin = snapshot.get().mounted(mount);
        if (plugin == null) {
            throw new NotFoundException("route.not_found", "There is nothing at this address.");
        }
        if (!reaches.covers(plugin.id(), caller)) {
            throw notEnabled(plugin);
        }
        Generation live = plugin.live();
        if (live == null) {
            throw absent(plugin);
        }
        MountedApplication application = live.application(place);
        if (application == null) {
            throw new NotFoundException("route.not_found", "There is nothing at this address.");
        }
        return application;
    }

    private static RuntimeException absent(Installed plugin) {
        boolean failedAndWaiting = plugin.wanted() && plugin.row().observed() == Observed.NEEDS_CONSENT;
        return switch (failedAndWaiting ? Observed.FAILED : plugin.row().observed()) {
            case FAILED, QUARANTINED ->
                new UnavailableException(
                        "module.failed",
                        "The module " + plugin.id() + " has failed; an administrator can see why.",
                        RETRY);
            default -> notEnabled(plugin);
        };
    }

    /** In the same words whether it is disabled, or enabled for others only. */
    private static NotFoundException notEnabled(Installed plugin) {
        return new NotFoundException("module.not_enabled", "The module " + plugin.id() + " is not enabled.");
    }
}
