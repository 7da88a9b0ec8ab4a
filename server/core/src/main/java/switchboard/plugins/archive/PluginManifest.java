package switchboard.plugins.archive;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        String personalData) {

    public PluginManifest {
        dependencies = List.copyOf(dependencies);
        services = services == null ? null : Set.copyOf(services);
        permissions = permissions == null ? null : Set.copyOf(permissions);
        hosts = Set.copyOf(hosts);
    }

    /** Another plugin that must be enabled before this one is started; an optional one only comes first if it is there. */
    public record Dependency(String id, String range, boolean optional) {}

    /** Whether it may use a host service. */
    public boolean mayUse(String service) {
        return services == null || services.contains(service);
    }

    /** What this manifest asks for and the earlier one did not, each in words; an upgrade with any waits for consent. */
    public Set<String> asksForMoreThan(PluginManifest earlier) {
        Set<String> more = hosts.stream()
                .filter(host -> !earlier.hosts.contains(host))
                .map(host -> "host " + host)
                .collect(Collectors.toCollection(TreeSet::new));
        if (earlier.services != null) {
            Stream<String> wanted = services == null ? Stream.of("every service") : services.stream();
            wanted.filter(service -> !earlier.services.contains(service))
                    .map(service -> "service " + service)
                    .forEach(more::add);
        }
        return more;
    }
}
