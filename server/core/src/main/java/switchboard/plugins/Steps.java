package switchboard.plugins;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.store.PluginData;
import switchboard.plugins.store.PluginRow;
import switchboard.plugins.store.PluginRow.Desired;
import switchboard.plugins.store.PluginRow.Observed;

/**
 * The operations on one plugin, each called with the plugin's lock held. What the administrator wants is written before
 * it is tried, so that a server that dies on the way tries again when it starts.
 */
final class Steps {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final Mounts mounts;
    private final HostParts parts;
    private final Generations generations;
    private final Intake intake;
    private final PluginData data;

    Steps(Mounts mounts, HostParts parts, Generations generations, Intake intake, PluginData data) {
        this.mounts = mounts;
        this.parts = parts;
        this.generations = generations;
        this.intake = intake;
        this.data = data;
    }

    Installed enable(String id, Caller caller) {
        Installed plugin = mounts.require(id);
        if (plugin.live() != null) {
            return plugin;
        }
        Conflicts.requireFit(plugin.manifest());
        Conflicts.requireOwnNames(
                plugin.manifest(), mounts.snapshot(), parts.store().prefixes());
        Conflicts.requireDependencies(plugin.manifest(), mounts.snapshot());
        save(plugin.row().wanting(Desired.ENABLED).being(Observed.ENABLING, null), null, caller);
        return bringUp(id, caller);
    }

    /** Starts a plugin that is wanted; a failure is written down and told. */
    Installed bringUp(String id, Caller caller) {
        Installed plugin = mounts.require(id);
        try {
            generations.enable(plugin.manifest(), String.valueOf(plugin.row().current()));
        } catch (RuntimeException | Error failure) {
            String problem = problem(failure);
            LOG.error(
                    "Plugin {} {} could not be enabled: {}",
                    id,
                    plugin.manifest().version(),
                    problem,
                    failure);
            save(row(id).being(Observed.FAILED, problem), "failed", caller);
            throw Refusals.failed("plugin.enable_failed", "The plugin " + id + " could not be enabled. " + problem);
        }
        return save(row(id).being(Observed.ENABLED, null).orWaiting(), "enabled", caller);
    }

    /** Goes on with an upgrade during which the server stopped; where that fails, the version before serves. */
    Installed resumeUpgrade(String id, PluginManifest pending, String archive) {
        try {
            generations.enable(pending, archive);
        } catch (RuntimeException | Error failure) {
            String problem = "Version " + pending.version() + " was dropped: " + problem(failure);
            LOG.error("Plugin {}: {}", id, problem, failure);
            mounts.change(id, now -> now.awaiting(null));
            save(row(id).awaiting(null).being(Observed.ENABLING, problem), "failed", parts.system());
            return bringUp(id, parts.system());
        }
        mounts.change(id, now -> now.with(pending).awaiting(null));
        return save(row(id).switchedTo(archive).being(Observed.ENABLED, null), "upgraded", parts.system());
    }

    Installed disable(String id, Caller caller) {
        Installed plugin = mounts.require(id);
        if (plugin.live() == null && !plugin.wanted()) {
            return plugin;
        }
        Conflicts.requireUnneeded(id, mounts.snapshot());
        save(plugin.row().wanting(Desired.DISABLED), null, caller);
        takeOut(plugin);
        return save(row(id).being(Observed.DISABLED, null), "disabled", caller);
    }

    private void takeOut(Installed plugin) {
        Generation live = plugin.live();
        mounts.change(plugin.id(), now -> now.with(now.row().being(Observed.DISABLED, null))
                .serving(null));
        if (live != null) {
            generations.disable(live);
        }
    }

    /** Takes in a higher version: at once, or once the administrator has agreed to what it asks for beyond the old one. */
    Installed next(PluginArchive archive, Caller caller) throws IOException {
        Installed plugin = mounts.require(archive.manifest().id());
        intake.keep(archive, false);
        String signer = archive.signature() == null ? null : archive.signature().key();
        Set<String> demands = intake.consents(List.of(plugin)).beyond(plugin, archive.manifest(), signer);
        if (!demands.isEmpty()) {
            return ask(plugin, archive, demands, caller);
        }
        return switchTo(plugin, archive.manifest(), archive.sha256(), caller);
    }

    /** Lets the version wait, in place of another that waits; what serves goes on serving, what failed stays so. */
    private Installed ask(Installed plugin, PluginArchive archive, Set<String> demands, Caller caller) {
        String problem = plugin.live() == null ? plugin.row().problem() : null;
        save(
                plugin.row().awaiting(archive.sha256()).being(Observed.NEEDS_CONSENT, problem),
                "consent_requested",
                Map.of(
                        "version",
                        archive.manifest().version(),
                        "demands",
                        demands.stream().sorted().toList()),
                caller);
        mounts.change(plugin.id(), now -> now.awaiting(archive.manifest()));
        Installed waiting = mounts.require(plugin.id());
        intake.tidy(waiting.row(), plugin.id());
        return waiting;
    }

    /** Agrees to what a waiting version asks for; the agreement is written down before the switch is tried. */
    Installed consent(String id, String version, Caller caller) {
        Installed plugin = mounts.require(id);
        PluginManifest pending = plugin.pending();
        String archive = plugin.row().pending();
        if (pending == null || archive == null || !pending.version().equals(version)) {
            throw Refusals.conflict(
                    "plugin.nothing_pending",
                    "No version " + version + " of the plugin " + id + " waits for consent"
                            + (pending == null ? "." : "; version " + pending.version() + " does."));
        }
        Conflicts.requireFit(pending);
        Conflicts.requireAcceptable(pending, mounts.snapshot());
        Conflicts.requireOwnNames(pending, mounts.snapshot(), parts.store().prefixes());
        if (plugin.wanted()) {
            Conflicts.requireDependencies(pending, mounts.snapshot());
        }
        Set<String> demands = intake.consents(List.of(plugin)).waiting(plugin);
        save(
                plugin.row(),
                "consented",
                Map.of("version", version, "demands", demands.stream().sorted().toList()),
                caller);
        return switchTo(mounts.require(id), pending, archive, caller);
    }

    Installed rollback(String id, Caller caller) {
        Installed plugin = mounts.require(id);
        String previous = plugin.row().previous();
        PluginManifest manifest = previous == null
                ? null
                : parts.archives().manifests(List.of(previous)).get(previous);
        if (previous == null || manifest == null) {
            throw Refusals.conflict("plugin.no_previous", "There is no earlier version of the plugin " + id + ".");
        }
        Conflicts.requireAcceptable(manifest, mounts.snapshot());
        Conflicts.requireFit(manifest);
        return switchTo(plugin, manifest, previous, caller);
    }

    private Installed switchTo(Installed plugin, PluginManifest next, String archive, Caller caller) {
        String id = plugin.id();
        Generation live = plugin.live();
        if (plugin.wanted()) {
            Conflicts.requireDependencies(next, mounts.snapshot());
        }
        if (live == null) {
            save(row(id).switchedTo(archive), "upgraded", caller);
            Installed changed = mounts.change(id, now -> now.with(next).awaiting(null));
            intake.tidy(row(id), id);
            return plugin.wanted() ? bringUp(id, caller) : changed;
        }
        save(row(id).awaiting(archive).being(Observed.UPGRADING, null), null, caller);
        try {
            generations.replace(live, next, archive);
        } catch (RuntimeException | Error failure) {
            return stay(plugin, next, failure, caller);
        }
        mounts.change(id, now -> now.with(next).awaiting(null));
        Installed done = save(row(id).switchedTo(archive).being(Observed.ENABLED, null), "upgraded", caller);
        intake.tidy(done.row(), id);
        return done;
    }

    private Installed stay(Installed plugin, PluginManifest next, Throwable failure, Caller caller) {
        String id = plugin.id();
        String problem = "Version " + next.version() + " was dropped: " + problem(failure);
        LOG.error("Plugin {}: {}", id, problem, failure);
        mounts.change(id, now -> now.awaiting(null));
        boolean serves = mounts.require(id).live() != null;
        Observed observed = serves ? Observed.ENABLED : Observed.FAILED;
        Installed kept = save(row(id).awaiting(null).being(observed, problem), "failed", caller);
        intake.tidy(kept.row(), id);
        throw Refusals.failed(
                "plugin.upgrade_failed",
                "The plugin " + id + " stays at version " + plugin.manifest().version() + ". " + problem);
    }

    Installed uninstall(String id, boolean purge, Caller caller) {
        Installed plugin = mounts.require(id);
        Conflicts.requireUnneeded(id, mounts.snapshot());
        save(plugin.row().wanting(Desired.REMOVED), null, caller);
        takeOut(plugin);
        String prefix = plugin.manifest().tables();
        if (purge && prefix != null) {
            data.purge(id, prefix);
            parts.store().freePrefix(prefix);
        }
        PluginRow gone =
                new PluginRow(id, null, null, null, Desired.REMOVED, Observed.DISABLED, null, null, row(id).version());
        parts.store().save(gone, work -> {
            if (purge) {
                parts.reaches().free(work, id);
            }
            parts.news().tell(work, caller, id, "uninstalled", Map.of("data", purge ? "purge" : "keep"));
        });
        parts.reaches().publish();
        mounts.remove(id);
        intake.tidy(null, id);
        deleteFiles(id, purge);
        return plugin;
    }

    private void deleteFiles(String id, boolean purge) {
        try {
            switchboard.plugins.archive.FileTrees.delete(parts.folder().resolve(id));
            if (purge) {
                switchboard.plugins.archive.FileTrees.delete(
                        parts.services().folders().resolve(id));
            }
        } catch (IOException busy) {
            LOG.warn("Not every file of the plugin {} could be deleted", id, busy);
        }
    }

    void quarantine(Generation generation, String reason) {
        Installed plugin = mounts.snapshot().find(generation.id());
        if (plugin == null || plugin.live() != generation) {
            return;
        }
        LOG.error("Plugin {} is put into quarantine: {}", generation, reason);
        mounts.change(plugin.id(), now -> now.with(now.row().being(Observed.QUARANTINED, reason))
                .serving(null));
        save(row(plugin.id()), "quarantined", parts.system());
        generations.disable(generation);
    }

    /** Takes a plugin down because the server stops; what is wanted of it stays. */
    void stop(String id) {
        Installed plugin = mounts.snapshot().find(id);
        if (plugin != null && plugin.live() != null) {
            generations.disable(plugin.live());
        }
    }

    private PluginRow row(String id) {
        return mounts.require(id).row();
    }

    /** Writes the row and shows it, with what happened in the same transaction. */
    private Installed save(PluginRow row, @Nullable String happened, Caller caller) {
        return save(
                row,
                happened,
                Map.of("version", mounts.require(row.id()).manifest().version()),
                caller);
    }

    private Installed save(PluginRow row, @Nullable String happened, Map<String, Object> data, Caller caller) {
        PluginRow saved = parts.store().save(row, work -> {
            if (happened != null) {
                parts.news().tell(work, caller, row.id(), happened, data);
            }
        });
        Installed shown = mounts.change(row.id(), now -> now.with(saved));
        if (shown == null) {
            throw Refusals.notFound();
        }
        return shown;
    }

    private static String problem(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
