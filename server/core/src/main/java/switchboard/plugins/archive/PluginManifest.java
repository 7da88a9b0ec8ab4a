package switchboard.plugins.archive;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plugin.properties} says.
 *
 * @param requires a range of versions of the plugin API
 * @param mount the path under {@code /api/v1}, null for a plugin without REST resources
 * @param tables the prefix of its tables, null for a plugin without tables
 * @param services the host services it asks for, or null where the manifest does not limit itself
 * @param permissions the keys of the permissions it adds, or null where the manifest does not list them
 * @param hosts the outside hosts it talks to
 * @param keepsLibraries whether the jars of one version, loaded once, may serve the next that brings the same
 * @param personalData what personal data it holds, in words; empty where it says nothing
 */
public record PluginManifest(
        String id,
        String version,
        String pluginClass,
        String requires,
        String provider,
        String description,
        String license,
        List<Dependency> dependencies,
        @Nullable String mount,
        @Nullable String tables,
        @Nullable Set<String> services,
        @Nullable Set<String> permissions,
        Set<String> hosts,
        boolean keepsLibraries,
        String personalData) {

    public PluginManifest {
        dependencies = List.copyOf(dependencies);
        services = services == null ? null : Set.copyOf(services);
        permissions = permissions == null ? null : Set.copyOf(permissions);
        hosts = Set.copyOf(hosts);
    }

    /** Whether a plugin may have this id. */
    public static boolean isId(String id) {
        return ManifestReader.ID.matcher(id).matches() && !ReservedNames.isId(id);
    }

    /** Another plugin that must be enabled before this one is started; an optional one only comes first if it is there. */
    public record Dependency(String id, String range, boolean optional) {}

    /** The nouns of the permissions it adds, as far as the manifest lists them. */
    public Set<String> nouns() {
        return permissions == null
                ? Set.of()
                : permissions.stream()
                        .map(permission -> permission.substring(0, permission.indexOf(':')))
                        .filter(noun -> !ReservedNames.isNoun(noun))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The name under which the administrator knows its settings: its mount, or its id where it has none. */
    public String settingsOwner() {
        return mount == null ? id : mount;
    }

    /**
     * Whether it may use a host service, or a part of one such as {@code tickets:read}: who names the whole service may
     * use every part.
     */
    public boolean mayUse(String service) {
        if (services == null || services.contains(service)) {
            return true;
        }
        int colon = service.indexOf(':');
        return colon > 0 && services.contains(service.substring(0, colon));
    }
}
