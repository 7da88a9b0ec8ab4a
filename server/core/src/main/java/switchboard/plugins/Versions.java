package switchboard.plugins;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.archive.VersionRange;
import switchboard.plugins.store.PluginRow;
import switchboard.plugins.store.PluginRow.Observed;
import switchboard.plugins.store.PluginRow.Trial;

/** The versions of a plugin: which is current, which was before it, and whether the current one is on trial. */
final class Versions {

    private final Mounts mounts;
    private final HostParts parts;
    private final Intake intake;
    private final Ledger ledger;
    private final Trials trials;

    /** An archive with what it says of itself. */
    record Version(PluginManifest manifest, String archive) {

        boolean isHigherThan(PluginManifest other) {
            return VersionRange.compare(manifest.version(), other.version()) > 0;
        }
    }

    Versions(Mounts mounts, HostParts parts, Intake intake, Ledger ledger, Trials trials) {
        this.mounts = mounts;
        this.parts = parts;
        this.intake = intake;
        this.ledger = ledger;
        this.trials = trials;
    }

    /** What the plugin can go back to; null where nothing is kept. */
    @Nullable
    Version before(Installed plugin) {
        String archive = plugin.row().previous();
        PluginManifest manifest = archive == null
                ? null
                : parts.archives().manifests(List.of(archive)).get(archive);
        return archive == null || manifest == null ? null : new Version(manifest, archive);
    }

    /** A trial that begins now. */
    Trial trial() {
        return new Trial(parts.services().clock().instant().plus(parts.trial()), 0);
    }

    /**
     * Writes down that this is the current version now.
     *
     * @param row as it is to be but for the versions
     */
    Installed take(PluginRow row, Version next, String happened, Caller caller) {
        PluginRow switched = row.switchedTo(next.archive()).on(row.trial());
        ledger.save(switched, happened, next.manifest().version(), caller);
        mounts.change(row.id(), now -> now.switchedTo(next.manifest()));
        intake.tidy(ledger.row(row.id()), row.id());
        return mounts.require(row.id());
    }

    /**
     * Takes a version that came with the server, before anything is started. A waiting version that is higher still goes
     * on waiting.
     */
    void takeBundled(Installed plugin, Version bundled) {
        PluginRow row = plugin.row();
        PluginManifest pending = plugin.pending();
        boolean served = plugin.wanted() && row.observed() != Observed.FAILED && row.observed() != Observed.QUARANTINED;
        boolean waits = pending != null
                && row.observed() == Observed.NEEDS_CONSENT
                && VersionRange.compare(pending.version(), bundled.manifest().version()) > 0;
        PluginRow next =
                row.switchedTo(bundled.archive()).on(served ? trial() : null).awaiting(waits ? row.pending() : null);
        ledger.save(next, "upgraded", bundled.manifest().version(), parts.system());
        mounts.change(plugin.id(), now -> now.switchedTo(bundled.manifest()).awaiting(waits ? pending : null));
        intake.tidy(ledger.row(plugin.id()), plugin.id());
    }

    /** Watches the generation that serves if its version is on trial, and no other. */
    void watch(Installed plugin) {
        trials.end(plugin.id());
        if (plugin.live() != null && plugin.row().trial() != null) {
            trials.begin(plugin.live());
        }
    }
}
