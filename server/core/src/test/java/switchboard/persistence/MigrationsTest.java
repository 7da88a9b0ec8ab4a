package switchboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MigrationsTest {

    private static final String CORE = "db/migration/core";
    private static final String LOCATION = "db/migration/demo";

    @TempDir
    private Path classes;

    private final TestDatabase database = TestDatabase.createEmpty();
    private final Migrations migrations = database.migrations();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theCoreComesFromNothingToUpToDateAndThenCostsNearlyNothing() {
        ClassLoader loader = getClass().getClassLoader();
        assertThat(migrations.state("core")).isEqualTo(MigrationState.ABSENT);
        migrations.run("core", CORE, loader);
        assertThat(migrations.state("core")).isEqualTo(MigrationState.APPLIED);
        long began = System.nanoTime();
        migrations.run("core", CORE, loader);
        long millis = (System.nanoTime() - began) / 1_000_000;
        System.out.println("Migrations of an up-to-date schema: " + millis + " ms");
        assertThat(millis).isLessThan(300);
    }

    @Test
    void everyScriptOfTheCoreCanBeRunAgain() throws SQLException {
        ClassLoader loader = getClass().getClassLoader();
        migrations.run("core", CORE, loader);
        execute("DELETE FROM flyway_core");
        migrations.run("core", CORE, loader);
        assertThat(migrations.state("core")).isEqualTo(MigrationState.APPLIED);
    }

    @Test
    void eachOwnerHasAHistoryOfItsOwn() throws IOException {
        migrations.run("core", CORE, getClass().getClassLoader());
        script("V001__things.sql", "CREATE TABLE IF NOT EXISTS demo_thing (id INT PRIMARY KEY)");
        migrations.run("demo-plugin", LOCATION, loader());
        assertThat(migrations.state("demo-plugin")).isEqualTo(MigrationState.APPLIED);
        script("V002__more.sql", "ALTER TABLE demo_thing ADD COLUMN IF NOT EXISTS price INT");
        migrations.run("demo-plugin", LOCATION, loader());
        assertThat(count("SELECT COUNT(price) FROM demo_thing")).isZero();
        assertThat(count("SELECT COUNT(*) FROM flyway_demo_plugin WHERE script LIKE '%.sql'"))
                .isEqualTo(2);
    }

    @Test
    void aFailureNamesOwnerScriptAndReasonAndIsTriedAgain() throws IOException {
        script("V001__things.sql", "CREATE TABLE IF NOT EXISTS demo_thing (id INT PRIMARY KEY)");
        script("V002__wrong.sql", "ALTER TABLE demo_nothing ADD COLUMN IF NOT EXISTS price INT");
        MigrationFailed failed =
                catchThrowableOfType(MigrationFailed.class, () -> migrations.run("demo", LOCATION, loader()));
        assertThat(failed.owner()).isEqualTo("demo");
        assertThat(failed.script()).isEqualTo("V002__wrong.sql");
        assertThat(failed)
                .hasMessageContaining("V002__wrong.sql of demo")
                .hasMessageContaining("demo_nothing' doesn't exist");
        assertThat(migrations.state("demo")).isEqualTo(MigrationState.FAILED);

        script("V002__wrong.sql", "ALTER TABLE demo_thing ADD COLUMN IF NOT EXISTS price INT");
        migrations.run("demo", LOCATION, loader());
        assertThat(migrations.state("demo")).isEqualTo(MigrationState.APPLIED);
    }

    @Test
    void aScriptThatWasChangedAfterItRanIsRefused() throws IOException {
        script("V001__things.sql", "CREATE TABLE IF NOT EXISTS demo_thing (id INT PRIMARY KEY)");
        migrations.run("demo", LOCATION, loader());
        script("V001__things.sql", "CREATE TABLE IF NOT EXISTS demo_thing (id BIGINT PRIMARY KEY)");
        assertThatThrownBy(() -> migrations.run("demo", LOCATION, loader()))
                .isInstanceOf(MigrationFailed.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void aScriptThatWaitsForALockGivesWayAndIsTriedAgain() throws Exception {
        script("V001__things.sql", "CREATE TABLE IF NOT EXISTS demo_thing (id INT PRIMARY KEY)");
        migrations.run("demo", LOCATION, loader());
        script("V002__more.sql", "ALTER TABLE demo_thing ADD COLUMN IF NOT EXISTS price INT");
        try (Connection holder = database.pool().migrationSource().getConnection();
                Statement statement = holder.createStatement();
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT COUNT(*) FROM demo_thing");
            Future<?> migration = executor.submit(() -> migrations.run("demo", LOCATION, loader()));
            assertThatThrownBy(() -> migration.get(3, TimeUnit.SECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            holder.commit();
            migration.get(30, TimeUnit.SECONDS);
        }
        assertThat(migrations.state("demo")).isEqualTo(MigrationState.APPLIED);
        assertThat(count("SELECT COUNT(price) FROM demo_thing")).isZero();
    }

    @Test
    void readsScriptsFromAnArchiveToo() throws IOException {
        Path archive = classes.resolve("demo.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(archive))) {
            for (String name : new String[] {"db/", "db/migration/", "db/migration/demo/"}) {
                jar.putNextEntry(new ZipEntry(name));
                jar.closeEntry();
            }
            jar.putNextEntry(new ZipEntry("db/migration/demo/V001__things.sql"));
            jar.write("CREATE TABLE IF NOT EXISTS demo_thing (id INT PRIMARY KEY);\r\n-- ä\r\n".getBytes("UTF-8"));
            jar.closeEntry();
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {archive.toUri().toURL()}, null)) {
            migrations.run("demo", LOCATION, loader);
            assertThat(MigrationScripts.checksums(LOCATION, loader))
                    .as("as Flyway computed it, else every start would take the slow way")
                    .isEqualTo(applied("demo"));
        }
        assertThat(count("SELECT COUNT(*) FROM demo_thing")).isZero();
    }

    @Test
    void anOwnerWithoutScriptsHasNothingToDo() {
        migrations.run("demo", "db/migration/none", getClass().getClassLoader());
        assertThat(migrations.state("demo")).isEqualTo(MigrationState.ABSENT);
    }

    @Test
    void anOwnerThatIsNoNameIsRefused() {
        for (String owner : new String[] {"", "Core", "a`b", "x;y", "ü"}) {
            assertThatThrownBy(() -> migrations.state(owner)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private java.util.Map<String, Integer> applied(String owner) {
        try {
            return new MigrationHistory(database.pool().migrationSource(), owner).applied();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void script(String name, String sql) throws IOException {
        Path folder = Files.createDirectories(classes.resolve(LOCATION));
        Files.writeString(folder.resolve(name), sql + "\n");
    }

    private ClassLoader loader() {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
        } catch (MalformedURLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.pool().migrationSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String sql) {
        return database.transactions().read(dsl -> dsl.fetchSingle(sql).get(0, Integer.class));
    }
}
