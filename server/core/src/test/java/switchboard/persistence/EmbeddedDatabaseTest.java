package switchboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starts servers of its own, always the embedded ones, each in a folder under target/. */
@Timeout(180)
class EmbeddedDatabaseTest {

    private Path folder = Path.of(".");

    /** Memory and log of a size for tests; durable as in production. */
    static EmbeddedSettings small(Path folder) {
        return new EmbeddedSettings(
                folder,
                EmbeddedSettings.defaultCacheFolder(),
                32 << 20,
                List.of("--innodb-log-file-size=8M", "--innodb-undo-tablespaces=0"));
    }

    @BeforeEach
    void makeFolder() throws IOException {
        Path parent = Path.of("target", "embedded-databases").toAbsolutePath();
        Files.createDirectories(parent);
        folder = Files.createTempDirectory(parent, "data");
    }

    @AfterEach
    void removeFolder() {
        TestServer.delete(folder);
    }

    @Test
    void keepsItsDataWhenItStopsAndStartsAgain() {
        long began = System.nanoTime();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder))) {
            System.out.println("First start: " + (System.nanoTime() - began) / 1_000_000 + " ms");
            run(database, "CREATE TABLE kept (id INT PRIMARY KEY)");
            run(database, "INSERT INTO kept VALUES (1)");
        }
        began = System.nanoTime();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder))) {
            System.out.println("Later start: " + (System.nanoTime() - began) / 1_000_000 + " ms");
            assertThat(value(database, "SELECT COUNT(*) FROM kept")).isEqualTo("1");
            assertThat(database.isRunning()).isTrue();
        }
    }

    @Test
    void isDurableInUtcAndOnThisMachineOnly() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder))) {
            assertThat(value(database, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
            assertThat(value(database, "SELECT @@innodb_flush_log_at_trx_commit"))
                    .isEqualTo("1");
            assertThat(value(database, "SELECT @@log_bin")).isEqualTo("0");
            assertThat(value(database, "SELECT @@global.time_zone")).isEqualTo("+00:00");
            assertThat(value(database, "SELECT @@collation_database")).isEqualTo("utf8mb4_uca1400_ai_ci");
            assertThat(value(database, "SELECT @@innodb_buffer_pool_size")).isEqualTo(String.valueOf(32 << 20));
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("database-password"))))
                    .isEqualTo("rw-------");
            assertThat(folder.resolve("database/accounts.sql")).doesNotExist();
            assertThat(Files.readString(folder.resolve("database.log")))
                    .doesNotContain(database.password().reveal());
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder))) {
            String url = database.url().forMigrations();
            for (String user : List.of("root", "", "switchboard", "mysql", "mariadb.sys")) {
                assertThatThrownBy(
                                () -> DriverManager.getConnection(url, user, "").close())
                        .as("user \"%s\"", user)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("Access denied");
            }
            assertThatThrownBy(() -> value(database, "SELECT COUNT(*) FROM mysql.global_priv"))
                    .as("the desk's user sees its own schemas only")
                    .hasRootCauseInstanceOf(SQLException.class);
        }
    }

    @Test
    void itsTemporaryTablesAreWhereNoOtherServerDeletesThem() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder))) {
            assertThat(Path.of(value(database, "SELECT @@tmpdir"))).startsWith(folder);
        }
    }

    @Test
    void aLostPasswordIsMadeAnew() throws IOException {
        EmbeddedDatabase.start(small(folder)).close();
        Files.delete(folder.resolve("database-password"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder))) {
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void runsInAFolderWithALongPath() {
        Path deep = folder.resolve("long-".repeat(30)).resolve("path with a space");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(small(deep))) {
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aSecondOneOnTheSameFolderIsRefused() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder))) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(small(folder)))
                    .isInstanceOf(DatabaseStartException.class)
                    .hasMessageContaining("Another server uses the data folder");
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aServerLeftOverFromAKilledProcessIsStoppedCleanlyFirst() throws Exception {
        Process child = startChild();
        try (BufferedReader output = child.inputReader()) {
            long leftover = serverOf(output);
            child.destroyForcibly();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ProcessHandle.of(leftover)).as("it runs on").isPresent();
            try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder))) {
                assertThat(database.processId()).isNotEqualTo(leftover);
                assertThat(value(database, "SELECT id FROM kept")).isEqualTo("42");
                assertThat(Files.readString(folder.resolve("database.log")))
                        .as("no recovery was needed")
                        .doesNotContain("crash recovery");
            }
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aServerKilledWithItsProcessRecovers() throws Exception {
        Process child = startChild();
        try (BufferedReader output = child.inputReader()) {
            long server = serverOf(output);
            ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
            child.destroyForcibly();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder))) {
                assertThat(value(database, "SELECT id FROM kept")).isEqualTo("42");
            }
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aStrangerWhoseNumberStandsInTheProcessFileIsLeftAlone() throws IOException {
        EmbeddedDatabase.start(small(folder)).close();
        Process stranger = new ProcessBuilder("sleep", "120").start();
        try {
            Files.writeString(folder.resolve("database/mariadbd.pid"), stranger.pid() + "\n");
            try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder))) {
                assertThat(value(database, "SELECT 1")).isEqualTo("1");
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void anInstallationThatWasInterruptedIsDoneAgain() throws IOException {
        Path data = Files.createDirectories(folder.resolve("database/mysql")).getParent();
        Files.writeString(data.resolve("ibdata1"), "half of it");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder))) {
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void dataThatIsNotOursIsNeverTouched() throws IOException {
        Path precious =
                Files.createDirectories(folder.resolve("database/switchboard")).resolve("precious.ibd");
        Files.writeString(precious, "data");
        assertThatThrownBy(() -> EmbeddedDatabase.start(small(folder)))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("not made by this server");
        assertThat(precious).hasContent("data");
    }

    /** Where the bundled server does not run, as on other processors. CI installs Debian's, a version older. */
    @Test
    void theServerOfTheSystemServesToo() {
        String named = System.getenv("SWITCHBOARD_TEST_MARIADBD");
        Optional<ServerBinaries> system =
                named == null ? ServerBinaries.ofSystem() : ServerBinaries.around(Path.of(named));
        assumeThat(system).as("an installed mariadbd").isPresent();
        for (int start = 0; start < 2; start++) {
            try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder), system.orElseThrow())) {
                System.out.println("The system's server: " + value(database, "SELECT VERSION()"));
                assertThat(value(database, "SELECT @@collation_database")).isEqualTo("utf8mb4_uca1400_ai_ci");
            }
        }
    }

    @Test
    void theProgramIsUnpackedOnceAndOnlyOnce() throws Exception {
        Path cache = folder.resolve("cache");
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            Callable<ServerBinaries> locate = () -> ServerBinaries.locate(cache);
            for (var located : executor.invokeAll(List.of(locate, locate, locate), 120, TimeUnit.SECONDS)) {
                assertThat(located.get().runs()).isTrue();
            }
        }
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left.filter(Files::isDirectory)).hasSize(1);
        }
    }

    @Test
    void saysWhereToLookWhenTheServerDoesNotStart() {
        EmbeddedSettings wrong = new EmbeddedSettings(
                folder, EmbeddedSettings.defaultCacheFolder(), 32 << 20, List.of("--no-such-option"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(wrong))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("database.log");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(small(folder))) {
            assertThat(database.isRunning()).as("the folder is free again").isTrue();
        }
    }

    private Process startChild() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedDatabaseChild.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long serverOf(BufferedReader output) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            String line = output.readLine();
                            assertThat(line).as("the child ended early").isNotNull();
                            return line.startsWith("written ") ? Long.parseLong(line.substring(8)) : -1L;
                        },
                        number -> number > 0);
    }

    private static void run(EmbeddedDatabase database, String sql) {
        try (ConnectionPool pool = pool(database)) {
            TestDatabase.onPool(pool).read(dsl -> dsl.execute(sql));
        }
    }

    private static String value(EmbeddedDatabase database, String sql) {
        try (ConnectionPool pool = pool(database)) {
            return TestDatabase.onPool(pool).read(dsl -> dsl.fetchSingle(sql).get(0, String.class));
        }
    }

    private static ConnectionPool pool(EmbeddedDatabase database) {
        return ConnectionPool.open(database.url(), database.user(), database.password(), 2, Duration.ofSeconds(10));
    }
}
