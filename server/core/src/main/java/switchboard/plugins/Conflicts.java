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
import switchboard.plugins.remains.Footprint;

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
     * @param left what plugins have left, also those uninstalled since, by plugin
     */
    static void requireOwnNames(PluginManifest manifest, Snapshot snapshot, Map<String, Footprint> left) {
        Refusals.refuse(ofNames(manifest, snapshot, left), false);
    }

    static List<Conflict> ofNames(PluginManifest manifest, Snapshot snapshot, Map<String, Footprint> left) {
        List<Conflict> conflicts = new ArrayList<>();
        for (Installed other : snapshot.all()) {
            if (!other.id().equals(manifest.id())) {
                ofAddress(manifest, other.manifest(), conflicts);
                ofPermissions(manifest, other.manifest(), conflicts);
                ofPrefix(manifest, other.manifest().tables(), other.id(), conflicts);
            }
        }
        left.forEach((owner, footprint) -> {
            if (!owner.equals(manifest.id())) {
                Installed other = snapshot.find(owner);
                footprint.prefixes().stream()
                        .filter(prefix ->
                                other == null || !prefix.equals(other.manifest().tables()))
                        .forEach(prefix -> ofPrefix(manifest, prefix, owner, conflicts));
                ofKept(manifest, footprint, other, conflicts);
            }
        });
        return conflicts;
    }

    /** Whoever took the mount or the permissions of a plugin that left data would come into its settings and grants. */
    private static void ofKept(
            PluginManifest manifest, Footprint left, @Nullable Installed other, List<Conflict> conflicts) {
        String owner = manifest.settingsOwner();
        if (left.settingOwners().contains(owner)
                && (other == null || !owner.equals(other.manifest().settingsOwner()))) {
            conflicts.add(Conflict.of(
                    "plugin.mount_taken",
                    "Settings of the plugin " + left.plugin() + " are kept under " + owner
                            + "; purge what it left first."));
        }
        Set<String> taken = other == null ? Set.of() : other.manifest().nouns();
        manifest.nouns().stream()
                .filter(noun -> left.nouns().contains(noun) && !taken.contains(noun))
                .map(noun -> Conflict.of(
                        "plugin.permissions_taken",
                        "Permissions of the noun " + noun + " are kept for the plugin " + left.plugin()
                                + "; purge what it left first."))
                .forEach(conflicts::add);
    }

    /**
     * What a plugin left when it was uninstalled is taken up by the same plugin in the same version or a higher one: a
     * lower one would not know its tables.
     */
    static List<Conflict> ofAdoption(PluginManifest manifest, Footprint left) {
        if (left.state() == Footprint.State.PURGING) {
            return List.of(Conflict.of(
                    "plugin.purging",
                    "The data of the plugin " + manifest.id() + " is being purged; install it when that is done."));
        }
        if (!left.pluginVersion().isEmpty() && VersionRange.compare(manifest.version(), left.pluginVersion()) < 0) {
            return List.of(Conflict.of(
                    "plugin.version_lower",
                    "Data of version " + left.pluginVersion() + " was kept. Install that version or a higher one, or"
                            + " purge the data first."));
        }
        return List.of();
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
