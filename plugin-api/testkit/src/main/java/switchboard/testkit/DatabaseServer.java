package switchboard.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import switchboard.config.Secret;
import switchboard.persistence.ConnectionPool;
import switchboard.persistence.DatabaseUrl;
import switchboard.persistence.EmbeddedDatabase;
import switchboard.persistence.EmbeddedSettings;

/**
 * The MariaDB that the desks of one test run share, each with a schema of its own; or the one that the environment names
 * (SWITCHBOARD_TEST_DATABASE_URL, _USER, _PASSWORD).
 */
final class DatabaseServer {

    /** A commit survives the end of a process, though not of the machine: enough for tests, and much faster. */
    private static final List<String> FAST =
            List.of("--innodb-flush-log-at-trx-commit=2", "--innodb-log-file-size=16M", "--innodb-doublewrite=OFF");

    private static final class Shared {
        private static final DatabaseServer SERVER = start();
    }

    private final String url;
    private final String user;
    private final Secret password;
    private final AtomicInteger schemas = new AtomicInteger();

    private DatabaseServer(String url, String user, Secret password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    static DatabaseServer shared() {
        return Shared.SERVER;
    }

    private static DatabaseServer start() {
        String given = System.getenv("SWITCHBOARD_TEST_DATABASE_URL");
        if (given != null && !given.isBlank()) {
            return new DatabaseServer(
                    given,
                    System.getenv().getOrDefault("SWITCHBOARD_TEST_DATABASE_USER", ""),
                    Secret.of(System.getenv().getOrDefault("SWITCHBOARD_TEST_DATABASE_PASSWORD", "")));
        }
        Path folder = Path.of(
                        "target", "desk-databases", "" + ProcessHandle.current().pid())
                .toAbsolutePath();
        EmbeddedDatabase database = EmbeddedDatabase.start(
                new EmbeddedSettings(folder, EmbeddedSettings.defaultCacheFolder(), 128 << 20, FAST));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            database.close();
            delete(folder);
        }));
        return new DatabaseServer(database.url().toString(), database.user(), database.password());
    }

    String user() {
        return user;
    }

    Secret password() {
        return password;
    }

    /** Makes an empty schema and answers its address. */
    String newSchema() {
        String schema = "switchboard_desk_" + ProcessHandle.current().pid() + "_" + schemas.incrementAndGet();
        execute("CREATE DATABASE `" + schema + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci");
        return DatabaseUrl.parse(url).withSchema(schema).toString();
    }

    void drop(String schemaUrl) {
        execute("DROP DATABASE IF EXISTS `" + DatabaseUrl.parse(schemaUrl).schema() + "`");
    }

    /** The names of the tables in a schema, in their order. */
    List<String> tables(String schemaUrl) {
        DatabaseUrl schema = DatabaseUrl.parse(schemaUrl);
        try (ConnectionPool pool = ConnectionPool.open(schema, user, password, 2, Duration.ofSeconds(30));
                Connection connection = pool.migrationSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW TABLES")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names.stream().sorted().toList();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void execute(String sql) {
        try (ConnectionPool pool =
                        ConnectionPool.open(DatabaseUrl.parse(url), user, password, 2, Duration.ofSeconds(30));
                Connection connection = pool.migrationSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
