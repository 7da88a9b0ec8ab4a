package switchboard.plugins;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.generation.Generation;
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
    private final Inspections inspections;
    private final Ledger ledger;
    private final Trials trials;
    private final Switches switches;
    private final Beginnings beginnings;

    Steps(
            Mounts mounts,
            HostParts parts,
            Generations generations,
            Intake intake,
            Inspections inspections,
            Ledger ledger,
            Trials trials,
            Switches switches,
            Beginnings beginnings) {
        this.mounts = mounts;
        this.parts = parts;
        this.generations = generations;
        this.intake = intake;
        this.inspections = inspections;
        this.ledger = ledger;
        this.trials = trials;
        this.switches = switches;
        this.beginnings = beginnings;
    }

    Installed enable(String id, Caller caller) {
        Installed plugin = mounts.require(id);
        if (plugin.live() != null) {
            return plugin;
        }
        if (beginnings.inSafeMode()) {
            throw Refusals.conflict(
                    "server.safe_mode", "The server runs in safe mode: no plugin is started. Start it without.");
        }
        beginnings.requireFit(plugin.manifest());
        ledger.save(plugin.row().wanting(Desired.ENABLED).being(Observed.ENABLING, null), null, caller);
        return beginnings.bringUp(id, null, caller);
    }

    Installed disable(String id, Caller caller) {
        Installed plugin = mounts.require(id);
        if (plugin.live() == null && !plugin.wanted()) {
            return plugin;
        }
        Conflicts.requireUnneeded(id, mounts.snapshot());
        ledger.save(plugin.row().wanting(Desired.DISABLED).on(null), null, caller);
        takeOut(plugin);
        return ledger.save(ledger.row(id).being(Observed.DISABLED, null), "disabled", caller);
    }

    private void takeOut(Installed plugin) {
        Generation live = plugin.live();
        trials.end(plugin.id());
        mounts.change(plugin.id(), now -> now.with(now.row().being(Observed.DISABLED, null))
                .serving(null));
        if (live != null) {
            generations.disable(live);
        }
    }

    /** Takes in a higher version: at once, or once the administrator has agreed to what it asks for beyond the old one. */
    Installed next(PluginArchive archive, Inspections.Seen seen, Caller caller) throws IOException {
        Installed plugin = mounts.require(archive.manifest().id());
        intake.keep(archive, false);
        inspections.keep(archive, seen);
        String signer = archive.signature() == null ? null : archive.signature().key();
        Set<String> demands = intake.consents(List.of(plugin)).beyond(plugin, archive.manifest(), signer);
        if (!demands.isEmpty()) {
            return ask(plugin, archive, demands, caller);
        }
        return switches.forward(plugin, archive.manifest(), archive.sha256(), caller);
    }

    /** Lets the version wait, in place of another that waits; what serves goes on serving, what failed stays so. */
    private Installed ask(Installed plugin, PluginArchive archive, Set<String> demands, Caller caller) {
        String problem = plugin.live() == null ? plugin.row().problem() : null;
        ledger.save(
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
        Conflicts.requireOwnNames(pending, mounts.snapshot(), parts.remains().all());
        if (plugin.wanted()) {
            Conflicts.requireDependencies(pending, mounts.snapshot());
        }
        Set<String> demands = intake.consents(List.of(plugin)).waiting(plugin);
        ledger.save(
                plugin.row(),
                "consented",
                Map.of("version", version, "demands", demands.stream().sorted().toList()),
                caller);
        return switches.forward(mounts.require(id), pending, archive, caller);
    }

    Installed uninstall(String id, boolean purge, Caller caller) {
        Installed plugin = mounts.require(id);
        Conflicts.requireUnneeded(id, mounts.snapshot());
        ledger.save(plugin.row().wanting(Desired.REMOVED).on(null), null, caller);
        takeOut(plugin);
        PluginRow gone = new PluginRow(
                id,
                null,
                null,
                null,
                Desired.REMOVED,
                Observed.DISABLED,
                null,
                null,
                ledger.row(id).version());
        parts.store().save(gone, work -> {
            if (purge) {
                parts.reaches().free(work, id);
            }
            parts.remains().mark(work, id, plugin.manifest().version(), purge);
            parts.news().tell(work, caller, id, "uninstalled", Map.of("data", purge ? "purge" : "keep"));
        });
        parts.reaches().publish();
        mounts.remove(id);
        intake.tidy(null, id);
        deleteFiles(id);
        if (purge) {
            parts.remains().purge(id, work -> parts.news().tell(work, caller, id, "purged", Map.of()));
        }
        return plugin;
    }

    /** Deletes what a plugin left that was uninstalled before, or goes on with that. */
    void purgeKept(String id, Caller caller) {
        if (mounts.snapshot().find(id) != null || parts.remains().find(id).isEmpty()) {
            throw Refusals.notFound();
        }
        parts.store().transact(work -> {
            parts.remains().mark(work, id, null, true);
            parts.reaches().free(work, id);
        });
        parts.remains().purge(id, work -> parts.news().tell(work, caller, id, "purged", Map.of()));
        parts.reaches().publish();
    }

    private void deleteFiles(String id) {
        try {
            switchboard.plugins.archive.FileTrees.delete(parts.folder().resolve(id));
        } catch (IOException busy) {
            LOG.warn("Not every file of the plugin {} could be deleted", id, busy);
        }
    }

    /** Takes a plugin down because the server stops; what is wanted of it stays. */
    void stop(String id) {
        Installed plugin = mounts.snapshot().find(id);
        if (plugin != null && plugin.live() != null) {
            trials.end(id);
            generations.disable(plugin.live());
        }
    }
}
