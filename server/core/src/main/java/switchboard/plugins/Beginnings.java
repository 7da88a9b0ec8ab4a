package switchboard.plugins;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.plugins.Versions.Version;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.store.PluginRow;
import switchboard.plugins.store.PluginRow.Observed;
import switchboard.plugins.store.PluginRow.Trial;

/** Starts plugins of which nothing serves yet, as an administrator asks or as the last run of the server left them. */
final class Beginnings {

    private static final Logger LOG = LoggerFactory.getLogger(Beginnings.class);

    /** So often may a server start with a version on trial; one that brought it down each time must give way. */
    private static final int MOST_STARTS = 2;

    private static final String SAFE_MODE = "The server runs in safe mode.";

    private final Mounts mounts;
    private final HostParts parts;
    private final Generations generations;
    private final Ledger ledger;
    private final Versions versions;
    private volatile boolean safeMode;

    Beginnings(Mounts mounts, HostParts parts, Generations generations, Ledger ledger, Versions versions) {
        this.mounts = mounts;
        this.parts = parts;
        this.generations = generations;
        this.ledger = ledger;
        this.versions = versions;
    }

    /**
     * Starts a plugin that is wanted. A version on trial that fails gives way to the one before; any other failure is
     * written down and told.
     *
     * @param note a problem to keep in sight though it serves, null for none
     */
    Installed bringUp(String id, @Nullable String note, Caller caller) {
        Installed plugin = mounts.require(id);
        if (safeMode) {
            return rest(plugin);
        }
        try {
            requireFit(plugin.manifest());
            generations.enable(plugin.manifest(), String.valueOf(plugin.row().current()));
        } catch (RuntimeException | Error failure) {
            LOG.error("Plugin {} {} could not be enabled", id, plugin.manifest().version(), failure);
            return giveWay(plugin, Ledger.words(failure), note, caller);
        }
        PluginRow up = ledger.row(id).being(Observed.ENABLED, note).orWaiting();
        Trial trial = up.trial();
        PluginRow watched =
                trial == null ? up : up.on(new Trial(versions.trial().until(), trial.starts()));
        Installed serving = ledger.save(watched, "enabled", caller);
        versions.watch(serving);
        return serving;
    }

    /** From now on nothing of any plugin is loaded. What is wanted stays as it is. */
    void enterSafeMode() {
        safeMode = true;
        mounts.snapshot().all().forEach(this::rest);
    }

    boolean inSafeMode() {
        return safeMode;
    }

    private Installed rest(Installed plugin) {
        mounts.change(plugin.id(), now -> now.with(now.row().being(Observed.DISABLED, SAFE_MODE)));
        return mounts.require(plugin.id());
    }

    /** Whether a version fits this server and what else is there; a server may have been replaced since it was taken in. */
    void requireFit(PluginManifest manifest) {
        Conflicts.requireFit(manifest);
        Conflicts.requireOwnNames(manifest, mounts.snapshot(), parts.remains().all());
        Conflicts.requireDependencies(manifest, mounts.snapshot());
    }

    private Installed giveWay(Installed plugin, String problem, @Nullable String note, Caller caller) {
        String id = plugin.id();
        PluginRow row = ledger.row(id);
        Version before = row.trial() == null ? null : versions.before(plugin);
        if (before == null) {
            String all = note == null || note.contains(problem) ? problem : note + " " + problem;
            ledger.save(row.on(null).being(Observed.FAILED, all), "failed", caller);
            throw Refusals.failed("plugin.enable_failed", "The plugin " + id + " could not be enabled. " + all);
        }
        String taken = Recalls.words(plugin, problem);
        LOG.error("Plugin {}: {}", id, taken);
        versions.take(row.on(null).being(Observed.ENABLING, taken), before, "rolled_back", parts.system());
        return bringUp(id, taken, caller);
    }

    /**
     * Starts a plugin as the server that ran last left it: goes on with a switch it did not finish, and with a trial.
     *
     * @param left the plugin as it was stored
     */
    Installed resume(Installed left) {
        PluginRow row = left.row();
        boolean failed = row.observed() == Observed.FAILED || row.observed() == Observed.QUARANTINED;
        String note = failed || SAFE_MODE.equals(row.problem()) ? null : row.problem();
        PluginManifest pending = left.pending();
        String archive = row.pending();
        Installed plugin = row.observed() == Observed.UPGRADING && pending != null && archive != null
                ? versions.take(
                        row.on(versions.trial()).being(Observed.ENABLING, note),
                        new Version(pending, archive),
                        "upgraded",
                        parts.system())
                : left;
        Trial trial = plugin.row().trial();
        if (trial == null) {
            return bringUp(plugin.id(), note, parts.system());
        }
        if (trial.starts() >= MOST_STARTS) {
            String often = "The server stopped " + trial.starts() + " times while it was on trial.";
            return giveWay(plugin, often, note, parts.system());
        }
        Trial again = new Trial(trial.until(), trial.starts() + 1);
        ledger.save(plugin.row().on(again).being(Observed.ENABLING, note), null, parts.system());
        return bringUp(plugin.id(), note, parts.system());
    }
}
