package switchboard.plugins;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.plugins.Versions.Version;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.store.PluginRow.Observed;
import switchboard.plugins.store.PluginRow.Trial;

/** Puts one version of a plugin in the place of another because somebody asked for it, forward and back. */
final class Switches {

    private static final Logger LOG = LoggerFactory.getLogger(Switches.class);

    private final Mounts mounts;
    private final Generations generations;
    private final Intake intake;
    private final Ledger ledger;
    private final Versions versions;
    private final Beginnings beginnings;

    Switches(
            Mounts mounts,
            Generations generations,
            Intake intake,
            Ledger ledger,
            Versions versions,
            Beginnings beginnings) {
        this.mounts = mounts;
        this.generations = generations;
        this.intake = intake;
        this.ledger = ledger;
        this.versions = versions;
        this.beginnings = beginnings;
    }

    /** Forward to another version; where none serves it becomes the current one, and is started if it is wanted. */
    Installed forward(Installed plugin, PluginManifest next, String archive, Caller caller) {
        return change(plugin, new Version(next, archive), versions.trial(), "upgraded", caller);
    }

    /** Back to the version before. Done twice it leads forward again to what was left, which is then on trial again. */
    Installed back(String id, Caller caller) {
        Installed plugin = mounts.require(id);
        Version before = versions.before(plugin);
        if (before == null) {
            throw Refusals.conflict("plugin.no_previous", "There is no earlier version of the plugin " + id + ".");
        }
        Conflicts.requireAcceptable(before.manifest(), mounts.snapshot());
        Conflicts.requireFit(before.manifest());
        Trial trial = before.isHigherThan(plugin.manifest()) ? versions.trial() : null;
        return change(plugin, before, trial, "rolled_back", caller);
    }

    private Installed change(Installed plugin, Version next, @Nullable Trial trial, String happened, Caller caller) {
        String id = plugin.id();
        Generation live = plugin.live();
        if (plugin.wanted() && !beginnings.inSafeMode()) {
            Conflicts.requireDependencies(next.manifest(), mounts.snapshot());
        }
        if (live == null) {
            Installed changed = versions.take(ledger.row(id).on(null), next, happened, caller);
            return plugin.wanted() ? beginnings.bringUp(id, null, caller) : changed;
        }
        ledger.save(ledger.row(id).awaiting(next.archive()).being(Observed.UPGRADING, null), null, caller);
        try {
            generations.replace(live, next.manifest(), next.archive());
        } catch (RuntimeException | Error failure) {
            throw stay(plugin, next, failure, caller);
        }
        Installed done = versions.take(ledger.row(id).on(trial).being(Observed.ENABLED, null), next, happened, caller);
        versions.watch(done);
        return done;
    }

    private RuntimeException stay(Installed plugin, Version next, Throwable failure, Caller caller) {
        String id = plugin.id();
        String problem = "Version " + next.manifest().version() + " was dropped: " + Ledger.words(failure);
        LOG.error("Plugin {}: {}", id, problem, failure);
        mounts.change(id, now -> now.awaiting(null));
        Observed observed = mounts.live(id) == null ? Observed.FAILED : Observed.ENABLED;
        Installed stays = ledger.save(
                ledger.row(id).awaiting(null).being(observed, problem),
                "failed",
                next.manifest().version(),
                caller);
        intake.tidy(stays.row(), id);
        return Refusals.failed(
                "plugin.upgrade_failed",
                "The plugin " + id + " stays at version " + plugin.manifest().version() + ". " + problem);
    }
}
