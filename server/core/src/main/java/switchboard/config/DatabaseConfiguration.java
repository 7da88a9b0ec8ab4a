package switchboard.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which database, and how much of it.
 *
 * @param url of an external MariaDB; null for the embedded one
 * @param user of the external database
 * @param password of that user
 * @param sslMode how the connection is protected: disable, trust, verify-ca, verify-full
 * @param poolSize connections for requests at most
 * @param backgroundPoolSize connections for what nobody waits for at most
 * @param statementTimeout after which the database ends a statement
 * @param embeddedBufferPool bytes of memory of the embedded server
 * @param embeddedCacheFolder where its program is unpacked; null for the user's cache folder
 * @param recordStatements file that every statement is written to with its values; null for none
 */
public record DatabaseConfiguration(
        @Nullable String url,
        String user,
        Secret password,
        String sslMode,
        int poolSize,
        int backgroundPoolSize,
        Duration statementTimeout,
        long embeddedBufferPool,
        @Nullable Path embeddedCacheFolder,
        @Nullable Path recordStatements) {

    private static final List<String> SSL_MODES = List.of("disable", "trust", "verify-ca", "verify-full");

    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "database.url",
                    "",
                    "External MariaDB 10.11 or newer, jdbc:mariadb://host:port/schema; empty for the embedded one."),
            ConfigurationKey.of("database.user", "", "User of the external database."),
            ConfigurationKey.secret("database.password", "Password of that user."),
            ConfigurationKey.of(
                    "database.ssl-mode",
                    "disable",
                    "Protection of the connection: disable, trust, verify-ca or verify-full (right across a network)."),
            ConfigurationKey.of("database.pool-size", "16", "Connections to the database for requests at most."),
            ConfigurationKey.of(
                    "database.background-pool-size",
                    "8",
                    "Connections for background work at most, besides: jobs, events, deliveries, the search index."),
            ConfigurationKey.of("database.statement-timeout", "10s", "Time after which a statement is ended."),
            ConfigurationKey.of(
                    "database.embedded.buffer-pool", "256MiB", "Memory of the embedded database for its data."),
            ConfigurationKey.of(
                    "database.embedded.cache-folder",
                    "",
                    "Where the embedded database's program is unpacked once; empty for the user's cache folder."),
            ConfigurationKey.of(
                    "database.record-statements",
                    "",
                    "File that every statement is written to with its values, for diagnosis; empty for none."));

    public DatabaseConfiguration {
        if (url != null) {
            if (!url.startsWith("jdbc:mariadb:")) {
                throw new IllegalArgumentException("database.url must begin with jdbc:mariadb://");
            }
            Limits.required("database.user", user);
        }
        if (!SSL_MODES.contains(sslMode)) {
            throw new IllegalArgumentException("database.ssl-mode must be one of " + String.join(", ", SSL_MODES));
        }
        Limits.between("database.pool-size", poolSize, 2, 500);
        Limits.between("database.background-pool-size", backgroundPoolSize, 2, 500);
        Limits.between("database.statement-timeout", statementTimeout, Duration.ofMillis(100), Duration.ofMinutes(10));
        Limits.between("database.embedded.buffer-pool", embeddedBufferPool, 16 << 20, 1L << 40);
    }

    /** Whether the server runs a MariaDB of its own in the data folder. */
    public boolean isEmbedded() {
        return url == null;
    }

    static DatabaseConfiguration from(ConfigurationValues values) {
        return new DatabaseConfiguration(
                values.textOrNull("database.url"),
                values.text("database.user"),
                values.secret("database.password"),
                values.text("database.ssl-mode"),
                values.integer("database.pool-size"),
                values.integer("database.background-pool-size"),
                values.duration("database.statement-timeout"),
                values.bytes("database.embedded.buffer-pool"),
                values.textOrNull("database.embedded.cache-folder") == null
                        ? null
                        : values.path("database.embedded.cache-folder"),
                values.textOrNull("database.record-statements") == null
                        ? null
                        : values.path("database.record-statements"));
    }
}
