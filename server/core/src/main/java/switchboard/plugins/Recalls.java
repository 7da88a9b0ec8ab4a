package switchboard.plugins;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.plugins.Versions.Version;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.store.PluginRow;
import switchboard.plugins.store.PluginRow.Observed;
import switchboard.plugins.store.PluginRow.Trial;

/**
 * What the host does with a version by itself: takes it back where it is not well in its trial, ends its trial, and puts it
 * into quarantine. Going back by itself begins no trial, so that two versions never give way to each other over and over.
 */
final class Recalls {

    private static final Logger LOG = LoggerFactory.getLogger(Recalls.class);

    private final Mounts mounts;
    private final HostParts parts;
    private final Generations generations;
    private final Ledger ledger;
    private final Versions versions;
    private final Trials trials;

    Recalls(Mounts mounts, HostParts parts, Generations generations, Ledger ledger, Versions versions, Trials trials) {
        this.mounts = mounts;
        this.parts = parts;
        this.generations = generations;
        this.ledger = ledger;
        this.versions = versions;
        this.trials = trials;
    }

    static String words(Installed plugin, String problem) {
        return "Version " + plugin.manifest().version() + " was taken back: " + problem;
    }

    /** The version on trial is not well: the one before takes its place again, in the same way as by hand. */
    void takeBack(Generation generation, String problem) {
        Installed plugin = onTrial(generation);
        if (plugin == null) {
            return;
        }
        String id = plugin.id();
        trials.end(id);
        String taken = words(plugin, problem);
        LOG.error("Plugin {}: {}", id, taken);
        Version before = versions.before(plugin);
        try {
            if (before == null) {
                throw Refusals.conflict("plugin.no_previous", "It is not there any more.");
            }
            Conflicts.requireAcceptable(before.manifest(), mounts.snapshot());
            Conflicts.requireFit(before.manifest());
            Conflicts.requireDependencies(before.manifest(), mounts.snapshot());
            PluginRow going = ledger.row(id).awaiting(before.archive()).being(Observed.UPGRADING, taken);
            ledger.save(going, null, parts.system());
            generations.replace(generation, before.manifest(), before.archive());
        } catch (RuntimeException | Error failure) {
            stay(id, problem, failure);
            return;
        }
        PluginRow back = ledger.row(id).on(null).being(Observed.ENABLED, taken);
        versions.take(back, before, "rolled_back", parts.system());
    }

    /** Null where the generation is not on trial, or another node has begun to put a version in its place. */
    private @Nullable Installed onTrial(Generation generation) {
        Installed plugin = mounts.snapshot().find(generation.id());
        return plugin != null
                        && plugin.live() == generation
                        && plugin.row().trial() != null
                        && plugin.row().observed() != Observed.UPGRADING
                ? plugin
                : null;
    }

    private void stay(String id, String problem, Throwable failure) {
        String both = "It should have been taken back: " + problem + " The version before cannot take its place: "
                + Ledger.words(failure);
        LOG.error("Plugin {}: {}", id, both, failure);
        boolean serves = mounts.live(id) != null;
        PluginRow row = ledger.row(id).awaiting(null).on(null);
        ledger.save(row.being(serves ? Observed.ENABLED : Observed.FAILED, both), "failed", parts.system());
    }

    /** The new version has proved itself. */
    void passed(Generation generation) {
        Installed plugin = onTrial(generation);
        if (plugin != null) {
            trials.end(plugin.id());
            ledger.save(plugin.row().on(null), null, parts.system());
        }
    }

    /** Takes a generation that did too much harm out of service; within its trial the version before comes back. */
    void quarantine(Generation generation, String reason) {
        String id = generation.id();
        Installed plugin = mounts.snapshot().find(id);
        if (plugin == null || plugin.live() != generation) {
            return;
        }
        // Nobody is to wait for it any longer, whatever takes its place.
        generation.pool().expel();
        String problem = reason;
        if (onTrial(generation) != null) {
            takeBack(generation, reason);
            if (mounts.live(id) != generation) {
                return;
            }
            problem = String.valueOf(ledger.row(id).problem());
        }
        LOG.error("Plugin {} is put into quarantine: {}", generation, reason);
        PluginRow row = ledger.row(id).being(Observed.QUARANTINED, problem);
        mounts.change(id, now -> now.with(row).serving(null));
        try {
            ledger.save(row, "quarantined", parts.system());
        } finally {
            generations.disable(generation);
        }
    }

    /** The server stops in order: no sign against a version on trial. */
    void stop(Installed plugin) {
        trials.end(plugin.id());
        Trial trial = plugin.row().trial();
        if (trial == null || trial.starts() == 0) {
            return;
        }
        try {
            ledger.save(plugin.row().on(new Trial(trial.until(), 0)), null, parts.system());
        } catch (RuntimeException gone) {
            LOG.warn("The orderly stop could not be noted beside the trial of {}", plugin.id(), gone);
        }
    }
}
