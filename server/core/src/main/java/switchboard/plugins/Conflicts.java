package switchboard.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.ApiVersion;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.archive.ReservedNames;
import switchboard.plugins.archive.VersionRange;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.generation.LifeFailure;

/** What keeps a plugin from being installed, enabled, replaced or taken away beside the others. */
final class Conflicts {

    private Conflicts() {}

    /** The plugin must fit this server. */
    static void requireFit(PluginManifest manifest) {
        Refusals.refuse(ofFit(manifest), true);
    }

    static List<Conflict> ofFit(PluginManifest manifest) {
        if (VersionRange.contains(manifest.requires(), ApiVersion.CURRENT)) {
            return List.of();
        }
        return List.of(Conflict.of(
                "plugin.incompatible",
                "The plugin " + manifest.id() + " " + manifest.version() + " needs plugin API " + manifest.requires()
                        + "; this server has " + ApiVersion.CURRENT + "."));
    }

    /**
     * Mount, table prefix, settings and permissions must be the plugin's alone among all that are installed.
     *
     * @param prefixes who holds data under which prefix, also of plugins uninstalled since
     */
    static void requireOwnNames(PluginManifest manifest, Snapshot snapshot, Map<String, String> prefixes) {
        Refusals.refuse(ofNames(manifest, snapshot, prefixes), false);
    }

    static List<Conflict> ofNames(PluginManifest manifest, Snapshot snapshot, Map<String, String> prefixes) {
        List<Conflict> conflicts = new ArrayList<>();
        for (Installed other : snapshot.all()) {
            if (!other.id().equals(manifest.id())) {
                ofAddress(manifest, other.manifest(), conflicts);
                ofPermissions(manifest, other.manifest(), conflicts);
                ofPrefix(manifest, other.manifest().tables(), other.id(), conflicts);
            }
        }
        prefixes.forEach((prefix, owner) -> {
            Installed other = snapshot.find(owner);
            boolean told = other != null && prefix.equals(other.manifest().tables());
            if (!owner.equals(manifest.id()) && !told) {
                ofPrefix(manifest, prefix, owner, conflicts);
            }
        });
        return conflicts;
    }

    /** The name under which the administrator knows a plugin's settings is its mount, or its id where it has none. */
    private static void ofAddress(PluginManifest manifest, PluginManifest other, List<Conflict> conflicts) {
        if (manifest.mount() != null && manifest.mount().equals(other.mount())) {
            conflicts.add(Conflict.of(
                    "plugin.mount_taken",
                    "The mount " + manifest.mount() + " belongs to the plugin " + other.id() + "."));
        } else if (manifest.settingsOwner().equals(other.settingsOwner())) {
            conflicts.add(Conflict.of(
                    "plugin.mount_taken",
                    "The name " + manifest.settingsOwner() + " for settings belongs to the plugin " + other.id()
                            + "."));
        }
    }

    /** Also of a plugin that is disabled: roles keep the lines that name its permissions. */
    private static void ofPermissions(PluginManifest manifest, PluginManifest other, List<Conflict> conflicts) {
        Set<String> taken = other.nouns();
        manifest.nouns().stream()
                .filter(taken::contains)
                .map(noun -> Conflict.of(
                        "plugin.permissions_taken",
                        "Permissions of the noun " + noun + " belong to the plugin " + other.id() + "."))
                .forEach(conflicts::add);
    }

    private static void ofPrefix(
            PluginManifest manifest, @Nullable String prefix, String owner, List<Conflict> conflicts) {
        if (manifest.tables() != null && prefix != null && ReservedNames.overlap(manifest.tables(), prefix)) {
            conflicts.add(Conflict.of(
                    "plugin.tables_taken",
                    "Tables with the prefix " + manifest.tables() + " could belong to the plugin " + owner
                            + ", whose prefix is " + prefix + "."));
        }
    }

    /** Every plugin it depends on must be serving, in a version it takes. */
    static void requireDependencies(PluginManifest manifest, Snapshot snapshot) {
        Refusals.refuse(new Dependencies(snapshot).missing(manifest), false);
    }

    /** Nobody who is to be enabled may need it. */
    static void requireUnneeded(String id, Snapshot snapshot) {
        List<String> dependents = new Dependencies(snapshot).dependents(id);
        if (!dependents.isEmpty()) {
            throw Refusals.needed(id, dependents);
        }
    }

    /** Those who depend on it must take its new version as well. */
    static void requireAcceptable(PluginManifest next, Snapshot snapshot) {
        Refusals.refuse(new Dependencies(snapshot).refusing(next), false);
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
