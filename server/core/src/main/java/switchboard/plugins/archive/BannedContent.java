package switchboard.plugins.archive;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must come from the host and so must not stand in an archive: a second copy would be another class of the same
 * name, and the plugin would fail far from the cause.
 */
public final class BannedContent {

    private static final Map<String, String> BANNED = Map.ofEntries(
            Map.entry("switchboard/api/", "the plugin API"),
            Map.entry("jakarta/ws/rs/", "the JAX-RS API"),
            Map.entry("jakarta/inject/", "the injection annotations"),
            Map.entry("jakarta/annotation/", "the common annotations"),
            Map.entry("org/glassfish/jersey/", "Jersey"),
            Map.entry("org/glassfish/hk2/", "HK2"),
            Map.entry("org/jvnet/hk2/", "HK2"),
            Map.entry("org/jooq/", "jOOQ"),
            Map.entry("org/slf4j/", "SLF4J"),
            Map.entry("org/pf4j/", "PF4J"),
            Map.entry("org/jspecify/", "JSpecify"),
            Map.entry("com/fasterxml/jackson/annotation/", "the Jackson annotations"),
            Map.entry("io/swagger/v3/oas/annotations/", "the OpenAPI annotations"),
            Map.entry("java/", "the JDK"));

    private BannedContent() {}

    /** What a class file of this path would double, or null where it may stand in an archive. */
    public static @Nullable String of(String path) {
        if (path.startsWith("META-INF/services/jakarta.ws.rs.")
                || path.startsWith("META-INF/services/org.glassfish.")) {
            return "an implementation of JAX-RS";
        }
        if (!path.endsWith(".class")) {
            return null;
        }
        String name = withoutRelease(path);
        return BANNED.entrySet().stream()
                .filter(banned -> name.startsWith(banned.getKey()))
                .map(Map.Entry::getValue)
                .findAny()
                .orElse(null);
    }

    /** A multi-release jar holds the same classes again below META-INF/versions/N/. */
    private static String withoutRelease(String path) {
        String versions = "META-INF/versions/";
        if (!path.startsWith(versions)) {
            return path;
        }
        int slash = path.indexOf('/', versions.length());
        return slash < 0 ? path : path.substring(slash + 1);
    }
}
