package switchboard.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings the file, the environment and the command line together, the later over the earlier. A key nobody knows is a
 * fault in the file and on the command line. In the environment it is not: platforms put variables of their own there
 * (a service named switchboard makes Kubernetes set SWITCHBOARD_PORT).
 */
final class ConfigurationSources {

    private final Map<String, ConfigurationKey> known;
    private final List<String> faults = new ArrayList<>();

    ConfigurationSources(List<ConfigurationKey> keys) {
        known = new LinkedHashMap<>();
        keys.forEach(key -> known.put(key.name(), key));
    }

    List<String> faults() {
        return faults;
    }

    /** The text of every key. */
    Map<String, String> merge(@Nullable Path file, Map<String, String> environment, Map<String, String> options) {
        Map<String, String> texts = new TreeMap<>();
        known.values().forEach(key -> texts.put(key.name(), key.standard()));
        if (file != null) {
            readFile(file).forEach((name, value) -> put(texts, name, value, file.toString()));
        }
        known.values().forEach(key -> readVariable(key, environment, texts));
        options.forEach((name, value) -> put(texts, name, value, "the command line"));
        return texts;
    }

    private void put(Map<String, String> texts, String name, String value, String source) {
        if (known.containsKey(name)) {
            texts.put(name, value.strip());
        } else {
            faults.add("Unknown key \"" + name + "\" in " + source + "; did you mean \""
                    + NearestName.of(name, known.keySet()) + "\"?");
        }
    }

    /** An empty variable is the same as none: that is how containers leave one out. */
    private static void readVariable(ConfigurationKey key, Map<String, String> environment, Map<String, String> texts) {
        String value = environment.getOrDefault(key.variable(), "");
        if (value.isBlank() && key.alias() != null) {
            value = environment.getOrDefault(key.alias(), "");
        }
        if (!value.isBlank()) {
            texts.put(key.name(), value.strip());
        }
    }

    private Map<String, String> readFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException failure) {
            faults.add("The configuration file " + file + " cannot be read: "
                    + failure.getClass().getSimpleName());
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        return texts;
    }
}
