package switchboard.plugins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import switchboard.api.ApiVersion;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.archive.PluginManifest.Dependency;
import switchboard.plugins.archive.ReservedNames;
import switchboard.plugins.archive.VersionRange;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.generation.LifeFailure;

/** What keeps a plugin from being installed, enabled, replaced or taken away beside the others. */
final class Conflicts {

    private Conflicts() {}

    /** The plugin must fit this server. */
    static void requireFit(PluginManifest manifest) {
        if (!VersionRange.contains(manifest.requires(), ApiVersion.CURRENT)) {
            throw Refusals.failed(
                    "plugin.incompatible",
                    "The plugin " + manifest.id() + " " + manifest.version() + " needs plugin API "
                            + manifest.requires() + "; this server has " + ApiVersion.CURRENT + ".");
        }
    }

    /**
     * Mount and table prefix must be the plugin's alone among all that are installed.
     *
     * @param prefixes who holds data under which prefix, also of plugins uninstalled since
     */
    static void requireOwnNames(PluginManifest manifest, Snapshot snapshot, Map<String, String> prefixes) {
        for (Installed other : snapshot.all()) {
            if (other.id().equals(manifest.id())) {
                continue;
            }
            if (manifest.mount() != null
                    && manifest.mount().equals(other.manifest().mount())) {
                throw Refusals.conflict(
                        "plugin.mount_taken",
                        "The mount " + manifest.mount() + " belongs to the plugin " + other.id() + ".");
            }
            requireOwnPrefix(manifest, other.manifest().tables(), other.id());
        }
        prefixes.forEach((prefix, owner) -> {
            if (!owner.equals(manifest.id())) {
                requireOwnPrefix(manifest, prefix, owner);
            }
        });
    }

    private static void requireOwnPrefix(
            PluginManifest manifest, @org.jspecify.annotations.Nullable String prefix, String owner) {
        if (manifest.tables() != null && prefix != null && ReservedNames.overlap(manifest.tables(), prefix)) {
            throw Refusals.conflict(
                    "plugin.tables_taken",
                    "Tables with the prefix " + manifest.tables() + " could belong to the plugin " + owner
                            + ", whose prefix is " + prefix + ".");
        }
    }

    /** Every plugin it depends on must be serving, in a version it takes. */
    static void requireDependencies(PluginManifest manifest, Snapshot snapshot) {
        List<String> missing = new ArrayList<>();
        for (Dependency dependency : manifest.dependencies()) {
            Installed other = snapshot.find(dependency.id());
            Generation live = other == null ? null : other.live();
            if (live == null ? !dependency.optional() : !VersionRange.contains(dependency.range(), live.version())) {
                missing.add(dependency.id() + " " + dependency.range());
            }
        }
        if (!missing.isEmpty()) {
            throw Refusals.missing(manifest.id(), missing);
        }
    }

    /** Nobody who is to be enabled may need it. */
    static void requireUnneeded(String id, Snapshot snapshot) {
        Collection<String> dependents = snapshot.all().stream()
                .filter(Installed::wanted)
                .filter(other -> other.manifest().dependencies().stream()
                        .anyMatch(dependency -> dependency.id().equals(id) && !dependency.optional()))
                .map(Installed::id)
                .toList();
        if (!dependents.isEmpty()) {
            throw Refusals.needed(id, dependents);
        }
    }

    /** Those who depend on it must take its new version as well. */
    static void requireAcceptable(PluginManifest next, Snapshot snapshot) {
        List<String> refusing = snapshot.all().stream()
                .filter(other -> other.live() != null)
                .filter(other -> other.manifest().dependencies().stream()
                        .anyMatch(dependency -> dependency.id().equals(next.id())
                                && !VersionRange.contains(dependency.range(), next.version())))
                .map(Installed::id)
                .toList();
        if (!refusing.isEmpty()) {
            throw Refusals.needed(next.id() + " in its present version", refusing);
        }
    }

    /** What it declares must not collide with what other live generations declare. */
    static void requireOwnDeclaration(Generation generation, Snapshot snapshot) {
        for (Installed other : snapshot.all()) {
            Generation live = other.live();
            if (live == null || other.id().equals(generation.id())) {
                continue;
            }
            for (String noun : generation.declaration().nouns()) {
                if (live.declaration().nouns().contains(noun)) {
                    throw new LifeFailure(
                            "Permissions of the noun " + noun + " belong to the plugin " + other.id() + ".", null);
                }
            }
            if (generation.declaration().searchEngine() != null
                    && live.declaration().searchEngine() != null) {
                throw new LifeFailure(
                        "The plugin " + other.id() + " is the search engine already; there is one at a time.", null);
            }
        }
    }
}
