package switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    private static final String KEY = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private static final Map<String, String> EVERYTHING = Map.ofEntries(
            Map.entry("http.host", "0.0.0.0"),
            Map.entry("http.port", "9090"),
            Map.entry("http.max-concurrent-requests", "128"),
            Map.entry("http.request-budget", "45s"),
            Map.entry("http.max-body-bytes", "2MiB"),
            Map.entry("http.max-import-bytes", "3GiB"),
            Map.entry("http.trusted-proxies", "10.0.0.0/8, ::1"),
            Map.entry("http.public-url", "https://desk.example.org/help/"),
            Map.entry("data.folder", "/srv/desk"),
            Map.entry("database.url", "jdbc:mariadb://db.example:3306/desk"),
            Map.entry("database.user", "desk"),
            Map.entry("database.password", "geheim"),
            Map.entry("database.ssl-mode", "verify-full"),
            Map.entry("database.pool-size", "32"),
            Map.entry("database.background-pool-size", "12"),
            Map.entry("database.statement-timeout", "5s"),
            Map.entry("database.embedded.buffer-pool", "512MiB"),
            Map.entry("database.embedded.cache-folder", "/var/cache/desk"),
            Map.entry("security.token-lifetime", "8h"),
            Map.entry("security.metrics-open", "true"),
            Map.entry("security.admin-password", "long enough"),
            Map.entry("security.argon2.memory", "64MiB"),
            Map.entry("security.argon2.iterations", "3"),
            Map.entry("security.argon2.parallelism", "2"),
            Map.entry("security.argon2.max-concurrent", "4"),
            Map.entry("attachments.max-bytes", "50MiB"),
            Map.entry("attachments.folder", "/mnt/attachments"),
            Map.entry("database.record-statements", "/tmp/statements"),
            Map.entry("plugins.folder", "/opt/plugins"),
            Map.entry("plugins.initial", "knowledge-base,example"),
            Map.entry("plugins.max-archive-bytes", "10MiB"),
            Map.entry("plugins.max-unpacked-bytes", "20MiB"),
            Map.entry("plugins.trial", "2m"),
            Map.entry("plugins.trusted-keys", "acme:" + KEY),
            Map.entry("plugins.max-data-bytes", "1GiB"),
            Map.entry("plugins.longest-call", "30s"),
            Map.entry("plugins.safe-mode", "true"),
            Map.entry("outbound.allowed-addresses", "10.0.0.0/8, ::1"));

    @Test
    void hasAStandardValueForEverything() {
        Configuration standard = Configuration.of(Map.of());
        assertThat(standard.http())
                .isEqualTo(new HttpConfiguration(
                        "127.0.0.1", 8080, 64, Duration.ofSeconds(30), 1 << 20, 2L << 30, List.of(), null));
        assertThat(standard.data()).isEqualTo(new DataConfiguration(Path.of("data")));
        assertThat(standard.database())
                .isEqualTo(new DatabaseConfiguration(
                        null, "", Secret.of(""), "disable", 16, 8, Duration.ofSeconds(10), 256 << 20, null, null));
        assertThat(standard.database().isEmbedded()).isTrue();
        assertThat(standard.security())
                .isEqualTo(new SecurityConfiguration(
                        Duration.ofHours(12), new Argon2Configuration(19 << 20, 2, 1, 2), false, null));
        assertThat(standard.outbound()).isEqualTo(new OutboundConfiguration(List.of()));
        assertThat(standard.attachments())
                .isEqualTo(new AttachmentConfiguration(25 << 20, Path.of("data/attachments")));
        assertThat(standard.plugins())
                .isEqualTo(new PluginConfiguration(
                        Path.of("plugins"),
                        null,
                        100 << 20,
                        300 << 20,
                        Duration.ofSeconds(60),
                        Map.of(),
                        20L << 30,
                        Duration.ofMinutes(10),
                        false));
    }

    @Test
    void readsEveryKey() {
        assertThat(EVERYTHING.keySet())
                .as("a new key belongs into this test")
                .isEqualTo(Configuration.keys().stream()
                        .map(ConfigurationKey::name)
                        .collect(Collectors.toSet()));
        Configuration given = Configuration.of(EVERYTHING);
        assertThat(given.outbound()).isEqualTo(new OutboundConfiguration(List.of("10.0.0.0/8", "::1")));
        assertThat(given.http())
                .isEqualTo(new HttpConfiguration(
                        "0.0.0.0",
                        9090,
                        128,
                        Duration.ofSeconds(45),
                        2 << 20,
                        3L << 30,
                        List.of("10.0.0.0/8", "::1"),
                        URI.create("https://desk.example.org/help")));
        assertThat(given.data()).isEqualTo(new DataConfiguration(Path.of("/srv/desk")));
        assertThat(given.database())
                .isEqualTo(new DatabaseConfiguration(
                        "jdbc:mariadb://db.example:3306/desk",
                        "desk",
                        Secret.of("geheim"),
                        "verify-full",
                        32,
                        12,
                        Duration.ofSeconds(5),
                        512 << 20,
                        Path.of("/var/cache/desk"),
                        Path.of("/tmp/statements")));
        assertThat(given.database().isEmbedded()).isFalse();
        assertThat(given.security())
                .isEqualTo(new SecurityConfiguration(
                        Duration.ofHours(8),
                        new Argon2Configuration(64 << 20, 3, 2, 4),
                        true,
                        Secret.of("long enough")));
        assertThat(given.attachments()).isEqualTo(new AttachmentConfiguration(50 << 20, Path.of("/mnt/attachments")));
        assertThat(given.plugins())
                .isEqualTo(new PluginConfiguration(
                        Path.of("/opt/plugins"),
                        List.of("knowledge-base", "example"),
                        10 << 20,
                        20 << 20,
                        Duration.ofMinutes(2),
                        Map.of("acme", KEY),
                        1 << 30,
                        Duration.ofSeconds(30),
                        true));
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("desk.properties");
        Files.writeString(file, "http.port = 1001\nhttp.host=1.1.1.1\ndata.folder=/file\n# a remark, grüßend\n");
        Configuration configuration = Configuration.load(
                file,
                Map.of("SWITCHBOARD_HTTP_PORT", "1002", "SWITCHBOARD_HTTP_HOST", "2.2.2.2", "PATH", "/bin"),
                Map.of("http.port", "1003"));
        assertThat(configuration.http().port()).isEqualTo(1003);
        assertThat(configuration.http().host()).isEqualTo("2.2.2.2");
        assertThat(configuration.data().folder()).isEqualTo(Path.of("/file"));
    }

    @Test
    void readsTheVariablesOfTheContract() {
        Configuration configuration = Configuration.load(
                null,
                Map.of(
                        "SWITCHBOARD_ADMIN_PASSWORD", "correct horse",
                        "SWITCHBOARD_DATABASE_URL", "jdbc:mariadb://127.0.0.1/desk",
                        "SWITCHBOARD_DATABASE_USER", "u",
                        "SWITCHBOARD_DATABASE_PASSWORD", "p",
                        "SWITCHBOARD_PLUGINS", "none",
                        "SWITCHBOARD_PORT", "tcp://10.0.0.1:8080"),
                Map.of());
        assertThat(configuration.security().adminPassword()).isEqualTo(Secret.of("correct horse"));
        assertThat(configuration.database().url()).isEqualTo("jdbc:mariadb://127.0.0.1/desk");
        assertThat(configuration.database().user()).isEqualTo("u");
        assertThat(configuration.database().password()).isEqualTo(Secret.of("p"));
        assertThat(configuration.plugins().initial()).isEmpty();
    }

    @Test
    void anEmptyVariableIsNone() {
        Configuration configuration =
                Configuration.load(null, Map.of("SWITCHBOARD_HTTP_PORT", "", "SWITCHBOARD_PLUGINS", " "), Map.of());
        assertThat(configuration.http().port()).isEqualTo(8080);
        assertThat(configuration.plugins().initial()).isNull();
    }

    @Test
    void anUnknownKeyIsAnErrorThatNamesTheNearest(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("desk.properties");
        Files.writeString(file, "htpp.prot=1\ndatabase.pasword=hunter2\n");
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> Configuration.load(file, Map.of(), Map.of("plugins.safemode", "true")));
        assertThat(refused.faults())
                .containsExactlyInAnyOrder(
                        "Unknown key \"htpp.prot\" in " + file + "; did you mean \"http.port\"?",
                        "Unknown key \"database.pasword\" in " + file + "; did you mean \"database.password\"?",
                        "Unknown key \"plugins.safemode\" in the command line; did you mean \"plugins.safe-mode\"?");
        assertThat(refused).message().doesNotContain("hunter2");
    }

    @Test
    void tellsEveryFaultAtOnce() {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> Configuration.of(Map.of(
                        "http.port", "eighty",
                        "http.request-budget", "soon",
                        "database.pool-size", "0",
                        "security.metrics-open", "yes",
                        "security.admin-password", "short",
                        "plugins.initial", "../evil")));
        assertThat(refused.faults())
                .contains(
                        "http.port must be a whole number, not \"eighty\"",
                        "http.request-budget must be a duration such as 500ms, 30s, 15m, 12h or 7d, not \"soon\"",
                        "database.pool-size must be from 2 to 500, but is 0",
                        "security.metrics-open must be true or false, not \"yes\"",
                        "plugins.initial must be ids of plugins, but has \"../evil\"");
        assertThat(refused).message().doesNotContain("short\"");
    }

    @ParameterizedTest
    @CsvSource({
        "http.port,65536",
        "http.port,-1",
        "http.host,' '",
        "http.max-concurrent-requests,0",
        "http.max-body-bytes,1023",
        "http.max-body-bytes,99999999999G",
        "http.trusted-proxies,proxy.example",
        "http.public-url,desk.example.org",
        "http.public-url,ftp://desk.example.org",
        "http.public-url,https://",
        "http.public-url,https://me@desk.example.org",
        "http.public-url,https://desk.example.org?a=b",
        "http.public-url,https://desk example.org",
        "database.url,jdbc:mysql://h/d",
        "database.url,jdbc:mariadb://h/d",
        "database.ssl-mode,none",
        "database.statement-timeout,0s",
        "database.statement-timeout,-5s",
        "security.token-lifetime,366d",
        "security.argon2.memory,1KiB",
        "security.argon2.iterations,0",
        "attachments.max-bytes,0",
        "plugins.max-archive-bytes,x",
        "plugins.trial,500ms",
        "plugins.max-data-bytes,1KiB",
        "plugins.longest-call,2h",
    })
    void refusesWhatCannotWork(String key, String value) {
        assertThatThrownBy(() -> Configuration.of(Map.of(key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(key.equals("database.url") ? "database." : key);
    }

    @Test
    void showsEveryKeyAndNoSecret() {
        Configuration configuration = Configuration.of(EVERYTHING);
        String described = configuration.describe();
        assertThat(Configuration.keys())
                .allSatisfy(key ->
                        assertThat(described).contains(key.name() + " = ").contains(key.description()));
        assertThat(described).contains("database.password = ***").contains("http.port = 9090");
        for (String shown : List.of(
                described, configuration.toString(), configuration.database().toString())) {
            assertThat(shown).doesNotContain("geheim").doesNotContain("long enough");
        }
    }

    @Test
    void aMissingFileIsAnError(@TempDir Path folder) {
        assertThatThrownBy(() -> Configuration.load(folder.resolve("none.properties"), Map.of(), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none.properties cannot be read");
    }

    @Test
    void aSecretIsNeitherPrintedNorToldByItsHash() {
        Secret secret = Secret.of("abc");
        assertThat(secret).hasToString("***").isEqualTo(Secret.of("abc")).isNotEqualTo(Secret.of("abd"));
        assertThat(secret.hashCode()).isEqualTo(Secret.of("xyz").hashCode());
        assertThat(secret.reveal()).isEqualTo("abc");
        assertThat(String.valueOf(List.of(secret))).isEqualTo("[***]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", ":x", "acme:", "acme:x y", "acme:AAAA", "acme:" + KEY + ",acme:" + KEY})
    void keysOfVendorsAreNamesAndKeys(String keys) {
        assertThatThrownBy(() -> Configuration.of(Map.of("plugins.trusted-keys", keys)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("plugins.trusted-keys");
    }
}
