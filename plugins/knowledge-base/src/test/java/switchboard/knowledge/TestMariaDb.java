package switchboard.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import switchboard.config.Secret;
import switchboard.persistence.ConnectionPool;
import switchboard.persistence.DatabaseUrl;
import switchboard.persistence.EmbeddedDatabase;
import switchboard.persistence.EmbeddedSettings;

/** One real MariaDB for all tests of this JVM: the one the environment names, else an embedded one. */
record TestMariaDb(DatabaseUrl url, String user, Secret password) {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private static final class Shared {
        private static final TestMariaDb SERVER = start();
    }

    /** A pool on a schema of its own, which the closing drops. */
    static ConnectionPool newSchema() {
        TestMariaDb server = Shared.SERVER;
        String schema = "switchboard_test_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
        server.execute("CREATE DATABASE `" + schema + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.drop(schema)));
        return server.pool(server.url.withSchema(schema), 8);
    }

    private ConnectionPool pool(DatabaseUrl schema, int size) {
        return ConnectionPool.open(schema, user, password, size, Duration.ofSeconds(10));
    }

    private void execute(String sql) {
        try (ConnectionPool pool = pool(url, 1);
                Connection connection = pool.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void drop(String schema) {
        if (System.getenv("SWITCHBOARD_TEST_DATABASE_URL") != null) {
            execute("DROP DATABASE `" + schema + "`");
        }
    }

    private static TestMariaDb start() {
        String external = System.getenv("SWITCHBOARD_TEST_DATABASE_URL");
        if (external != null && !external.isBlank()) {
            return new TestMariaDb(
                    DatabaseUrl.parse(external),
                    System.getenv("SWITCHBOARD_TEST_DATABASE_USER"),
                    Secret.of(System.getenv("SWITCHBOARD_TEST_DATABASE_PASSWORD")));
        }
        Path folder = Path.of(
                        "target", "test-database-" + ProcessHandle.current().pid())
                .toAbsolutePath();
        EmbeddedDatabase database = EmbeddedDatabase.start(
                new EmbeddedSettings(folder, EmbeddedSettings.defaultCacheFolder(), 128 << 20, List.of()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            database.close();
            delete(folder);
        }));
        return new TestMariaDb(database.url(), database.user(), database.password());
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
