package switchboard.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import switchboard.config.Secret;

/**
 * A schema of its own on a real MariaDB, with the core's migrations applied; dropped on close. With the system property
 * or environment variable SWITCHBOARD_TEST_FAULTS (a seed, or {@code true}) every database is made by {@link
 * #createFaulty}.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final int POOL_SIZE = 16;

    private static final class Template {
        private static final SchemaTemplate CORE = template();
    }

    private final TestServer server;
    private final DatabaseUrl url;
    private final ConnectionPool pool;
    private final DataSource dataSource;
    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock, new Random(42));
    private final Transactions transactions;

    private TestDatabase(TestServer server, DatabaseUrl url, @Nullable Long faultSeed) {
        this.server = server;
        this.url = url;
        this.pool = ConnectionPool.open(url, server.user(), server.password(), POOL_SIZE, Duration.ofSeconds(10));
        this.dataSource =
                faultSeed == null ? pool.dataSource() : FaultyDataSource.deadlocks(pool.dataSource(), faultSeed);
        this.transactions = new Transactions(dataSource, Jooq.configuration(), new Random(42));
    }

    /** A fresh schema with the core's tables. */
    public static TestDatabase create() {
        return create(faultSeedOfTheRun());
    }

    /** A fresh schema, where one commit in a hundred fails with error 1213 before it reaches the server. */
    public static TestDatabase createFaulty(long seed) {
        return create(Long.valueOf(seed));
    }

    /** A fresh schema without any table, for tests of migrations. */
    public static TestDatabase createEmpty() {
        TestServer server = TestServer.shared();
        return new TestDatabase(server, newSchema(server), null);
    }

    private static TestDatabase create(@Nullable Long faultSeed) {
        SchemaTemplate template = Template.CORE;
        TestServer server = TestServer.shared();
        DatabaseUrl url = newSchema(server);
        TestDatabase database = new TestDatabase(server, url, faultSeed);
        try (Connection connection = database.pool.migrationSource().getConnection()) {
            template.copyTo(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return database;
    }

    private static SchemaTemplate template() {
        TestServer server = TestServer.shared();
        DatabaseUrl url = newSchema(server);
        try (ConnectionPool pool =
                        ConnectionPool.open(url, server.user(), server.password(), 2, Duration.ofSeconds(10));
                Connection connection = pool.migrationSource().getConnection()) {
            new Migrations(pool.migrationSource())
                    .run("core", "db/migration/core", TestDatabase.class.getClassLoader());
            return SchemaTemplate.of(connection, url.schema());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static @Nullable Long faultSeedOfTheRun() {
        String wish = System.getProperty("SWITCHBOARD_TEST_FAULTS", System.getenv("SWITCHBOARD_TEST_FAULTS"));
        if (wish == null || wish.isBlank() || wish.equals("false")) {
            return null;
        }
        return wish.equals("true") ? new Random().nextLong() : Long.parseLong(wish);
    }

    private static DatabaseUrl newSchema(TestServer server) {
        String schema = "switchboard_test_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
        execute(server, "CREATE DATABASE `" + schema + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci");
        return server.url().withSchema(schema);
    }

    private static void execute(TestServer server, String sql) {
        String url = server.url().forMigrations();
        try (Connection connection = DriverManager.getConnection(
                        url, server.user(), server.password().reveal());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Transactions on a pool that the test opened itself. */
    static Transactions onPool(ConnectionPool pool) {
        return new Transactions(pool.dataSource(), Jooq.configuration(), new Random(42));
    }

    public Transactions transactions() {
        return transactions;
    }

    public Ids ids() {
        return ids;
    }

    public TestClock clock() {
        return clock;
    }

    /** Where the transactions take their connections from: the pool, or what makes faults before it. */
    public DataSource dataSource() {
        return dataSource;
    }

    public ConnectionPool pool() {
        return pool;
    }

    /** For a second pool, or a whole desk, on this schema. */
    public DatabaseUrl url() {
        return url;
    }

    public String user() {
        return server.user();
    }

    public Secret password() {
        return server.password();
    }

    /** For what plugins bring: runs their migrations on this schema too. */
    public Migrations migrations() {
        return new Migrations(pool.migrationSource());
    }

    @Override
    public void close() {
        pool.close();
        execute(server, "DROP DATABASE `" + url.schema() + "`");
    }
}
