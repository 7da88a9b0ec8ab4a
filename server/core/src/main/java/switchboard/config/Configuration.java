package switchboard.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator has decided, checked. Read once at the start; what people change while the server runs are
 * settings, kept in the database.
 *
 * @param effective every key with its value as text, secrets as three stars
 */
public record Configuration(
        HttpConfiguration http,
        DataConfiguration data,
        DatabaseConfiguration database,
        SecurityConfiguration security,
        AttachmentConfiguration attachments,
        PluginConfiguration plugins,
        OutboundConfiguration outbound,
        List<Entry> effective) {

    /**
     * One key as it stands.
     *
     * @param value three stars where it is secret and set
     */
    public record Entry(ConfigurationKey key, String value) {}

    private static final List<ConfigurationKey> KEYS = Stream.of(
                    HttpConfiguration.KEYS,
                    DataConfiguration.KEYS,
                    DatabaseConfiguration.KEYS,
                    SecurityConfiguration.KEYS,
                    AttachmentConfiguration.KEYS,
                    PluginConfiguration.KEYS,
                    OutboundConfiguration.KEYS)
            .flatMap(List::stream)
            .toList();

    public Configuration {
        effective = List.copyOf(effective);
    }

    /** Every key there is, in the order of the documentation. */
    public static List<ConfigurationKey> keys() {
        return KEYS;
    }

    /**
     * Reads the configuration; what comes later in the parameters wins.
     *
     * @param file properties in UTF-8, or null
     * @param environment all variables of the process; each key has one, see {@link ConfigurationKey#variable()}
     * @param options keys and values from the command line
     * @throws ConfigurationException naming every fault
     */
    public static Configuration load(
            @Nullable Path file, Map<String, String> environment, Map<String, String> options) {
        ConfigurationSources sources = new ConfigurationSources(KEYS);
        Map<String, String> texts = sources.merge(file, environment, options);
        ConfigurationValues values = new ConfigurationValues(texts);
        HttpConfiguration http = values.build(() -> HttpConfiguration.from(values));
        DataConfiguration data = values.build(() -> DataConfiguration.from(values));
        DatabaseConfiguration database = values.build(() -> DatabaseConfiguration.from(values));
        SecurityConfiguration security = values.build(() -> SecurityConfiguration.from(values));
        AttachmentConfiguration attachments = values.build(() -> AttachmentConfiguration.from(values));
        PluginConfiguration plugins = values.build(() -> PluginConfiguration.from(values));
        OutboundConfiguration outbound = values.build(() -> OutboundConfiguration.from(values));
        List<String> faults = new ArrayList<>(sources.faults());
        faults.addAll(values.faults());
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults.stream().distinct().toList());
        }
        return new Configuration(
                Objects.requireNonNull(http),
                Objects.requireNonNull(data),
                Objects.requireNonNull(database),
                Objects.requireNonNull(security),
                Objects.requireNonNull(attachments),
                Objects.requireNonNull(plugins),
                Objects.requireNonNull(outbound),
                KEYS.stream().map(key -> entry(key, texts)).toList());
    }

    /** The standard values with these keys changed; for tests and small tools. */
    public static Configuration of(Map<String, String> options) {
        return load(null, Map.of(), options);
    }

    private static Entry entry(ConfigurationKey key, Map<String, String> texts) {
        String text = texts.getOrDefault(key.name(), "");
        return new Entry(key, key.secret() && !text.isEmpty() ? "***" : text);
    }

    /** Lists every key with its value, its standard value and what it is for; for --help and the documents. */
    public String describe() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : effective) {
            ConfigurationKey key = entry.key();
            text.append(key.name()).append(" = ").append(entry.value()).append('\n');
            text.append("    ").append(key.description());
            if (!key.standard().equals(entry.value()) && !key.standard().isEmpty()) {
                text.append(" Standard: ").append(key.standard()).append('.');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
