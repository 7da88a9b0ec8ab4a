package switchboard.plugins.archive;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a manifest asks for, each in words such as {@code host api.example.org}. The administrator reads them before
 * enabling, and agrees again where an upgrade asks for more.
 */
public final class Demands {

    private static final int LONGEST = 300;

    private Demands() {}

    /** Everything a manifest asks for. */
    public static Set<String> of(PluginManifest manifest) {
        Set<String> demands = new TreeSet<>();
        services(manifest).forEach(service -> demands.add("service " + service));
        manifest.hosts().forEach(host -> demands.add("host " + host));
        permissions(manifest).forEach(permission -> demands.add("permission " + permission));
        if (manifest.tables() != null) {
            demands.add("tables " + manifest.tables());
        }
        if (!manifest.personalData().isBlank()) {
            demands.add(personalData(manifest));
        }
        return demands;
    }

    /** What the manifest asks for and the earlier one did not; nothing where the earlier one covers it all. */
    public static Set<String> beyond(PluginManifest manifest, PluginManifest earlier) {
        Set<String> more = new TreeSet<>();
        if (earlier.services() != null) {
            services(manifest)
                    .filter(service -> !earlier.mayUse(service))
                    .forEach(service -> more.add("service " + service));
        }
        manifest.hosts().stream()
                .filter(host -> earlier.hosts().stream().noneMatch(before -> covers(before, host)))
                .forEach(host -> more.add("host " + host));
        Set<String> before = earlier.permissions();
        if (before != null) {
            permissions(manifest)
                    .filter(permission -> !before.contains(permission))
                    .forEach(permission -> more.add("permission " + permission));
        }
        if (manifest.tables() != null && !manifest.tables().equals(earlier.tables())) {
            more.add("tables " + manifest.tables());
        }
        if (!manifest.personalData().isBlank()
                && !words(manifest.personalData()).equals(words(earlier.personalData()))) {
            more.add(personalData(manifest));
        }
        return more;
    }

    private static Stream<String> services(PluginManifest manifest) {
        Set<String> services = manifest.services();
        return services == null ? Stream.of("every service") : services.stream();
    }

    private static Stream<String> permissions(PluginManifest manifest) {
        Set<String> permissions = manifest.permissions();
        return permissions == null ? Stream.of("every permission of its own") : permissions.stream();
    }

    private static String personalData(PluginManifest manifest) {
        String words = words(manifest.personalData());
        return "personal data: " + (words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…");
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Whether a host, or a pattern of hosts, lies within another one; a port is part of both. */
    private static boolean covers(String pattern, String host) {
        if (pattern.equals(host)) {
            return true;
        }
        String name = host.startsWith("*.") ? host.substring(1) : host;
        return pattern.startsWith("*.")
                && port(pattern).equals(port(host))
                && withoutPort(name).endsWith(withoutPort(pattern).substring(1));
    }

    private static String port(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 ? "" : host.substring(colon);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
