package switchboard.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.config.Secret;

/**
 * The database server that the tests of this JVM share: an embedded one under target/, or the one that the environment
 * names (SWITCHBOARD_TEST_DATABASE_URL, _USER, _PASSWORD; the user may create schemas named switchboard_test_…).
 */
record TestServer(DatabaseUrl url, String user, Secret password) {

    /** Loses a commit when the machine fails, never when a process does: enough for tests, and several times faster. */
    private static final List<String> FAST = List.of(
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-log-file-size=16M",
            "--innodb-undo-tablespaces=0",
            "--innodb-doublewrite=OFF",
            "--sync-frm=OFF");

    private static final class Shared {
        private static final TestServer SERVER = start();
    }

    static TestServer shared() {
        return Shared.SERVER;
    }

    private static TestServer start() {
        String url = System.getenv("SWITCHBOARD_TEST_DATABASE_URL");
        if (url != null && !url.isBlank()) {
            return new TestServer(
                    DatabaseUrl.parse(url),
                    orEmpty(System.getenv("SWITCHBOARD_TEST_DATABASE_USER")),
                    Secret.of(orEmpty(System.getenv("SWITCHBOARD_TEST_DATABASE_PASSWORD"))));
        }
        Path parent = Path.of("target", "test-databases").toAbsolutePath();
        removeLeftovers(parent);
        Path folder = parent.resolve(String.valueOf(ProcessHandle.current().pid()));
        EmbeddedDatabase database = EmbeddedDatabase.start(
                new EmbeddedSettings(folder, EmbeddedSettings.defaultCacheFolder(), 128 << 20, FAST));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            database.close();
            delete(folder);
        }));
        return new TestServer(database.url(), database.user(), database.password());
    }

    /** Of test runs that were killed: their servers are stopped and their data goes. */
    private static void removeLeftovers(Path parent) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> folders = Files.list(parent)) {
            folders.filter(TestServer::isAbandoned).forEach(folder -> {
                try {
                    LeftoverServer.stop(folder.resolve("database"));
                    delete(folder);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isAbandoned(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(name)).isEmpty();
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

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
