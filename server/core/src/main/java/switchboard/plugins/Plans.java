package switchboard.plugins;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.Inspections.Seen;
import switchboard.plugins.archive.Demands;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.archive.PluginManifest;

/** Works out what an upload would do, without doing any of it. */
final class Plans {

    private static final Pattern MIGRATION = Pattern.compile("classes/(?:.*/)?V[0-9][0-9_.]*__[A-Za-z0-9_]+\\.sql");

    private final Mounts mounts;
    private final HostParts parts;
    private final Intake intake;

    Plans(Mounts mounts, HostParts parts, Intake intake) {
        this.mounts = mounts;
        this.parts = parts;
        this.intake = intake;
    }

    Plan of(PluginArchive archive, Seen seen) {
        PluginManifest manifest = archive.manifest();
        Snapshot snapshot = mounts.snapshot();
        Installed present = snapshot.find(manifest.id());
        Intake.Kind kind = intake.kind(archive);
        List<Conflict> conflicts = intake.conflicts(archive, seen);
        List<Conflict> missing = new Dependencies(snapshot).missing(manifest);
        boolean upgrade = kind == Intake.Kind.NEXT && present != null;
        boolean started = upgrade && present.wanted();
        Set<String> demands = upgrade ? demands(present, archive) : Set.of();
        if (started && demands.isEmpty()) {
            conflicts.addAll(missing);
        }
        return new Plan(
                switch (kind) {
                    case NEW -> "new";
                    case NEXT -> "upgrade";
                    case SAME -> "same";
                },
                manifest.id(),
                present == null ? null : present.manifest().version(),
                manifest.version(),
                archive.sha256(),
                signature(archive),
                conflicts.isEmpty(),
                conflicts,
                missing,
                List.copyOf(Demands.of(manifest)),
                List.copyOf(demands),
                started && !demands.isEmpty(),
                migrations(archive),
                new Dependencies(snapshot).dependents(manifest.id()),
                seen.inspection());
    }

    private Set<String> demands(Installed present, PluginArchive archive) {
        String signer = archive.signature() == null ? null : archive.signature().key();
        return intake.consents(List.of(present)).demands(present, archive.manifest(), signer);
    }

    private PluginView.@Nullable Signature signature(PluginArchive archive) {
        if (archive.signature() == null) {
            return null;
        }
        String key = archive.signature().key();
        return new PluginView.Signature(parts.trustedKeys().name(key), key);
    }

    /** The scripts of the archive that its history does not name yet. */
    private List<String> migrations(PluginArchive archive) {
        Set<String> done = parts.migrations().applied(archive.manifest().id());
        return archive.digests().sums().keySet().stream()
                .filter(name -> MIGRATION.matcher(name).matches())
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .filter(name -> !done.contains(name))
                .sorted()
                .toList();
    }
}
