package switchboard.plugins;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.api.error.ServiceDeskException;
import switchboard.plugins.Inspections.Seen;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.archive.VersionRange;
import switchboard.plugins.store.PluginRow;
import switchboard.plugins.store.PluginRow.Desired;

/** Takes in an archive that was found sound: as a new plugin, as what is there already, or as the next version of one. */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Mounts mounts;
    private final HostParts parts;

    Intake(Mounts mounts, HostParts parts) {
        this.mounts = mounts;
        this.parts = parts;
    }

    /** What an archive is, beside what is installed. */
    enum Kind {
        NEW,
        SAME,
        NEXT
    }

    /** @throws ServiceDeskException 409 or 422 where it can be none of them */
    Kind judge(PluginArchive archive, Seen seen) {
        Kind kind = kind(archive);
        if (kind != Kind.SAME) {
            parts.trustedKeys().require(archive.signature(), archive.digests().signed());
            requireVersion(archive);
            Conflicts.requireAcceptable(archive.manifest(), mounts.snapshot());
            Refusals.refuse(ofAdoption(archive.manifest()), false);
            Conflicts.requireFit(archive.manifest());
            seen.requireNoLack(archive);
            Conflicts.requireOwnNames(
                    archive.manifest(), mounts.snapshot(), parts.remains().all());
        }
        return kind;
    }

    /** Everything that {@link #judge} would refuse it for, each by itself. */
    List<Conflict> conflicts(PluginArchive archive, Seen seen) {
        List<Conflict> conflicts = new ArrayList<>();
        if (kind(archive) != Kind.SAME) {
            PluginManifest manifest = archive.manifest();
            collect(conflicts, () -> parts.trustedKeys()
                    .require(archive.signature(), archive.digests().signed()));
            collect(conflicts, () -> requireVersion(archive));
            conflicts.addAll(new Dependencies(mounts.snapshot()).refusing(manifest));
            conflicts.addAll(ofAdoption(manifest));
            conflicts.addAll(Conflicts.ofFit(manifest));
            collect(conflicts, () -> seen.requireNoLack(archive));
            conflicts.addAll(Conflicts.ofNames(
                    manifest, mounts.snapshot(), parts.remains().all()));
        }
        return conflicts;
    }

    /** Only a plugin that is not there adopts what was kept of it. */
    private List<Conflict> ofAdoption(PluginManifest manifest) {
        return mounts.snapshot().find(manifest.id()) != null
                ? List.of()
                : parts.remains()
                        .find(manifest.id())
                        .map(left -> Conflicts.ofAdoption(manifest, left))
                        .orElse(List.of());
    }

    private static void collect(List<Conflict> conflicts, Runnable check) {
        try {
            check.run();
        } catch (ServiceDeskException refusal) {
            conflicts.add(Conflict.of(refusal));
        }
    }

    Kind kind(PluginArchive archive) {
        Installed present = mounts.snapshot().find(archive.manifest().id());
        if (present == null) {
            return Kind.NEW;
        }
        boolean same = archive.sha256().equals(present.row().current())
                || archive.sha256().equals(present.row().pending());
        return same ? Kind.SAME : Kind.NEXT;
    }

    private void requireVersion(PluginArchive archive) {
        PluginManifest manifest = archive.manifest();
        Installed present = mounts.snapshot().find(manifest.id());
        if (present == null) {
            return;
        }
        int order = VersionRange.compare(manifest.version(), present.manifest().version());
        if (order == 0) {
            throw Refusals.conflict(
                    "plugin.version_taken",
                    "Version " + manifest.version()
                            + " is installed with other content; give the new one a higher version.");
        }
        if (order < 0) {
            throw Refusals.conflict(
                    "plugin.version_lower",
                    "Version " + present.manifest().version()
                            + " is installed, which is higher; use rollback to go back.");
        }
        requireNotWaitingOtherwise(archive, present);
    }

    /** A version that waits for consent is looked at by somebody: other content must not take its name meanwhile. */
    private static void requireNotWaitingOtherwise(PluginArchive archive, Installed present) {
        PluginManifest waiting = present.pending();
        if (waiting != null && VersionRange.compare(archive.manifest().version(), waiting.version()) == 0) {
            throw Refusals.conflict(
                    "plugin.version_taken",
                    "Version " + waiting.version()
                            + " waits for consent with other content; give the new one a higher version.");
        }
    }

    /** Installs a new plugin, without starting it. */
    Installed install(PluginArchive archive, Desired desired, boolean bundled, Caller caller) throws IOException {
        keep(archive, bundled);
        PluginManifest manifest = archive.manifest();
        PluginRow row = parts.store()
                .save(PluginRow.installed(manifest.id(), archive.sha256(), desired), work -> parts.news()
                        .tell(work, caller, manifest.id(), "installed", Map.of("version", manifest.version())));
        Installed installed = new Installed(row, manifest, null, null, null);
        mounts.put(installed);
        return installed;
    }

    /** Stores the archive where every node finds it, and unpacks it here. */
    void keep(PluginArchive archive, boolean bundled) throws IOException {
        parts.archives().store(archive, bundled);
        archive.unpack(parts.folder());
    }

    /** What an administrator has to agree to with these plugins. */
    Consents consents(Collection<Installed> plugins) {
        List<String> named = plugins.stream()
                .flatMap(plugin -> archives(plugin.row()).stream())
                .toList();
        return new Consents(parts.archives().facts(named), parts.trustedKeys());
    }

    /** Forgets archives of a plugin that nothing refers to any more. */
    void tidy(@Nullable PluginRow row, String plugin) {
        List<String> kept = row == null ? List.of() : archives(row);
        parts.archives().deleteAllBut(plugin, kept);
        try {
            PluginArchive.deleteFoldersBut(parts.folder().resolve(plugin), kept);
        } catch (IOException busy) {
            LOG.warn("Old files of the plugin {} could not be deleted yet", plugin, busy);
        }
    }

    static List<String> archives(PluginRow row) {
        return java.util.stream.Stream.of(row.current(), row.previous(), row.pending())
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
    }
}
