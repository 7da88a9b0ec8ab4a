package switchboard.plugins;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.archive.PluginManifest.Dependency;
import switchboard.plugins.archive.VersionRange;
import switchboard.plugins.generation.Generation;

/**
 * What plugins need of each other: presence, a version, and to be started first. An optional dependency only comes first
 * if it is there; it never keeps anything from happening.
 */
final class Dependencies {

    private final Snapshot snapshot;

    Dependencies(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** What the plugin needs and does not find serving, in a version it takes. */
    List<Conflict> missing(PluginManifest manifest) {
        List<String> missing = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Dependency dependency : manifest.dependencies()) {
            String why = dependency.optional() ? null : why(dependency);
            if (why != null) {
                missing.add(dependency.id() + " " + dependency.range());
                words.add(dependency.id() + " " + dependency.range() + ", " + why);
            }
        }
        if (missing.isEmpty()) {
            return List.of();
        }
        List<String> circle = circle(manifest);
        String detail = "The plugin " + manifest.id() + " needs " + String.join("; ", words) + "."
                + (circle.isEmpty() ? "" : " They need each other in a circle: " + String.join(" → ", circle) + ".");
        return List.of(new Conflict(
                circle.isEmpty() ? "plugin.dependency_missing" : "plugin.dependency_circle",
                detail,
                circle.isEmpty()
                        ? Map.of("missing", missing.stream().sorted().toList())
                        : Map.of("missing", missing.stream().sorted().toList(), "circle", circle)));
    }

    /** Why a dependency is not there as it is needed; null where it is. */
    private @Nullable String why(Dependency dependency) {
        Installed other = snapshot.find(dependency.id());
        if (other == null) {
            return "which is not installed";
        }
        Generation live = other.live();
        if (live != null) {
            return VersionRange.contains(dependency.range(), live.version())
                    ? null
                    : "which serves in version " + live.version();
        }
        String version = other.manifest().version();
        if (!VersionRange.contains(dependency.range(), version)) {
            return "which is installed in version " + version;
        }
        return switch (other.row().observed()) {
            case FAILED -> "which has failed";
            case QUARANTINED -> "which is in quarantine";
            default -> other.wanted() ? "which does not serve now" : "which is disabled";
        };
    }

    /** A way from the plugin over what it needs back to itself; empty where there is none. */
    List<String> circle(PluginManifest manifest) {
        List<String> way = new ArrayList<>(List.of(manifest.id()));
        return leadsBack(manifest, manifest.id(), way, new LinkedHashSet<>()) ? List.copyOf(way) : List.of();
    }

    private boolean leadsBack(PluginManifest from, String start, List<String> way, Set<String> seen) {
        for (Dependency dependency : from.dependencies()) {
            if (dependency.optional()) {
                continue;
            }
            String id = dependency.id();
            way.add(id);
            if (id.equals(start)) {
                return true;
            }
            Installed next = snapshot.find(id);
            if (next != null && seen.add(id) && leadsBack(next.manifest(), start, way, seen)) {
                return true;
            }
            way.removeLast();
        }
        return false;
    }

    /** Who is to be enabled and needs the plugin, by id. */
    List<String> dependents(String id) {
        return snapshot.all().stream()
                .filter(Installed::wanted)
                .filter(other -> !other.id().equals(id) && needs(other, id) != null)
                .map(Installed::id)
                .toList();
    }

    /** Who is to be enabled, needs the plugin, and would not take this version of it; by id, with the range it takes. */
    List<Conflict> refusing(PluginManifest next) {
        List<Installed> refusing = snapshot.all().stream()
                .filter(Installed::wanted)
                .filter(other -> {
                    Dependency needed = other.id().equals(next.id()) ? null : needs(other, next.id());
                    return needed != null && !VersionRange.contains(needed.range(), next.version());
                })
                .toList();
        if (refusing.isEmpty()) {
            return List.of();
        }
        List<String> words = refusing.stream()
                .map(other -> other.id() + ", which takes " + next.id() + " "
                        + needs(other, next.id()).range())
                .toList();
        return List.of(new Conflict(
                "plugin.needed",
                "Version " + next.version() + " of the plugin " + next.id() + " is not what others need: "
                        + String.join("; ", words) + ".",
                Map.of("dependents", refusing.stream().map(Installed::id).toList())));
    }

    private static @Nullable Dependency needs(Installed plugin, String id) {
        return plugin.manifest().dependencies().stream()
                .filter(dependency -> dependency.id().equals(id) && !dependency.optional())
                .findFirst()
                .orElse(null);
    }
}
