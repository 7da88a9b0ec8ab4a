package switchboard.plugins.archive;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.archive.PluginManifest.Dependency;

/** Reads {@code plugin.properties} strictly and tells every fault at once. */
final class ManifestReader {

    static final String FILE = "plugin.properties";
    static final int MOST_BYTES = 64 * 1024;

    static final Pattern ID = Pattern.compile("(?=.{2,40}$)[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)*");
    private static final Pattern MOUNT = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Pattern CLASS = Pattern.compile("([A-Za-z_$][\\w$]*\\.)+[A-Za-z_$][\\w$]*");
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,18}_");
    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:[0-9]{1,5})?");
    private static final Pattern PERMISSION = Pattern.compile("[a-z][a-z0-9_]{1,30}:[a-z][a-z0-9_]{1,30}");

    /** A whole service, or after a colon a part of it. */
    private static final Set<String> SERVICES = Set.of(
            "access",
            "access:check",
            "calendars",
            "rotas",
            "users",
            "availability",
            "availability:read",
            "tickets",
            "tickets:read",
            "tickets:guard",
            "events",
            "database",
            "settings",
            "jobs",
            "notifications",
            "notifications:channel",
            "search",
            "search:find",
            "search:source",
            "search:engine",
            "assignments",
            "assignments:strategy",
            "approvals",
            "http");

    private static final String LIBRARIES = "switchboard.libraries";
    private static final String KEPT = "kept";

    private static final Set<String> KEYS = Set.of(
            "switchboard.mount",
            "switchboard.tables",
            "switchboard.services",
            "switchboard.permissions",
            "switchboard.hosts",
            LIBRARIES,
            "switchboard.personal-data");

    private final Properties properties = new Properties();
    private final List<String> faults = new ArrayList<>();

    private ManifestReader(byte[] content) {
        try {
            properties.load(new StringReader(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()));
        } catch (CharacterCodingException notUtf8) {
            throw BadArchive.unsound(FILE + " is not UTF-8.");
        } catch (IOException | IllegalArgumentException unreadable) {
            throw BadArchive.unsound(FILE + " cannot be read.");
        }
    }

    static PluginManifest read(byte[] content) {
        return new ManifestReader(content).manifest();
    }

    private PluginManifest manifest() {
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith("switchboard.") && !KEYS.contains(key)) {
                faults.add(EntryName.shown(key) + " is not a key of this API version");
            }
        }
        PluginManifest manifest = new PluginManifest(
                required(
                        "plugin.id",
                        ID.asMatchPredicate(),
                        "2 to 40 lower-case letters, digits and hyphens, with dots between"),
                required("plugin.version", VersionRange::isVersion, "a semantic version such as 1.2.3"),
                required("plugin.class", CLASS.asMatchPredicate(), "the full name of a class"),
                range(text("plugin.requires", 100), "plugin.requires"),
                text("plugin.provider", 200),
                text("plugin.description", 2_000),
                text("plugin.license", 200),
                dependencies(),
                optional("switchboard.mount", MOUNT.asMatchPredicate(), "lower-case letters, digits and hyphens"),
                optional("switchboard.tables", PREFIX.asMatchPredicate(), "lower case, ending in _"),
                list("switchboard.services", SERVICES::contains, "one of " + String.join(", ", sorted(SERVICES))),
                list("switchboard.permissions", PERMISSION.asMatchPredicate(), "noun:verb"),
                orEmpty(list(
                        "switchboard.hosts",
                        HOST.asMatchPredicate().and(ManifestReader::isNarrow),
                        "a host name; a pattern such as *.example.org names two labels at least")),
                KEPT.equals(optional(LIBRARIES, KEPT::equals, KEPT + ", or not there")),
                text("switchboard.personal-data", 2_000));
        reserved(manifest);
        if (!faults.isEmpty()) {
            throw BadArchive.unsound(FILE + ": " + String.join("; ", faults) + ".");
        }
        return manifest;
    }

    private void reserved(PluginManifest manifest) {
        if (ReservedNames.isId(manifest.id())) {
            faults.add("plugin.id " + manifest.id() + " is a name of the core");
        }
        if (manifest.mount() == null && ReservedNames.isMount(manifest.id())) {
            faults.add("plugin.id " + manifest.id() + " is a name of the core, and its settings would stand under it");
        }
        if (manifest.mount() != null && ReservedNames.isMount(manifest.mount())) {
            faults.add("switchboard.mount " + manifest.mount() + " is a name of the core");
        }
        if (manifest.tables() != null && ReservedNames.isPrefix(manifest.tables())) {
            faults.add("switchboard.tables " + manifest.tables() + " is a prefix of the core");
        }
    }

    private String required(String key, Predicate<String> sound, String what) {
        String value = optional(key, sound, what);
        if (value == null && faults.stream().noneMatch(fault -> fault.startsWith(key + " "))) {
            faults.add(key + " is missing");
        }
        return value == null ? "" : value;
    }

    private @Nullable String optional(String key, Predicate<String> sound, String what) {
        String value = text(key, 200);
        if (value.isEmpty()) {
            return null;
        }
        if (!sound.test(value)) {
            faults.add(key + " must be " + what);
            return null;
        }
        return value;
    }

    private String text(String key, int longest) {
        String value = properties.getProperty(key, "").strip();
        if (value.length() > longest || value.chars().anyMatch(letter -> letter < ' ' && letter != '\n')) {
            faults.add(key + " is longer than " + longest + " characters or holds control characters");
            return "";
        }
        return value;
    }

    private @Nullable Set<String> list(String key, Predicate<String> sound, String what) {
        if (properties.getProperty(key) == null) {
            return null;
        }
        List<String> values = elements(text(key, 4_000));
        values.stream()
                .filter(sound.negate())
                .forEach(value -> faults.add(key + " holds " + EntryName.shown(value) + ", which is not " + what));
        return Set.copyOf(values.stream().collect(Collectors.toSet()));
    }

    private List<Dependency> dependencies() {
        List<Dependency> dependencies = new ArrayList<>();
        for (String element : elements(text("plugin.dependencies", 2_000))) {
            int at = element.indexOf('@');
            String id = at < 0 ? element : element.substring(0, at);
            boolean optional = id.endsWith("?");
            id = optional ? id.substring(0, id.length() - 1) : id;
            if (!ID.matcher(id).matches()) {
                faults.add("plugin.dependencies holds " + EntryName.shown(element) + ", which is not id@range");
            }
            dependencies.add(new Dependency(
                    id, range(at < 0 ? "" : element.substring(at + 1).strip(), "plugin.dependencies"), optional));
        }
        return dependencies;
    }

    private String range(String value, String key) {
        if (!VersionRange.isRange(value)) {
            faults.add(key + " must be a range of versions such as >=1.0.0 & <2.0.0");
            return "*";
        }
        return value.isEmpty() ? "*" : value;
    }

    private static List<String> elements(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /** A pattern over a whole top-level domain would be no limit. */
    private static boolean isNarrow(String host) {
        return !host.startsWith("*.") || host.substring(2).indexOf('.') > 0;
    }

    private static Set<String> orEmpty(@Nullable Set<String> set) {
        return set == null ? Set.of() : set;
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
