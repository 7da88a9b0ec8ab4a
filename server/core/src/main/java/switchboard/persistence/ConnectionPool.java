package switchboard.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import switchboard.config.Secret;

/**
 * Some connections to the database. Every one is READ COMMITTED, in UTC, with auto-commit on, and given up by the pool
 * rather than waited for: who gets none within two seconds is told that the database is busy.
 */
public final class ConnectionPool implements AutoCloseable {

    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final MariaDbDataSource migrations;

    private ConnectionPool(HikariDataSource pool, MariaDbDataSource migrations) {
        this.pool = pool;
        this.migrations = migrations;
    }

    /**
     * Opens the pool and its first connection.
     *
     * @param size how many connections at most; each is a thread on the database
     * @param statementTimeout after which the database ends a statement
     * @throws DatabaseStartException when the database cannot be reached or refuses the user
     */
    public static ConnectionPool open(
            DatabaseUrl url, String user, Secret password, int size, Duration statementTimeout) {
        return open("database", url, user, password, size, statementTimeout);
    }

    /** The same under another name, which stands in the log. */
    static ConnectionPool open(
            String name, DatabaseUrl url, String user, Secret password, int size, Duration statementTimeout) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url.forWork(statementTimeout));
        config.setUsername(user);
        config.setPassword(password.reveal());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 4));
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        config.setAutoCommit(true);
        try {
            return new ConnectionPool(new HikariDataSource(config), migrationSource(url, user, password));
        } catch (RuntimeException | SQLException failure) {
            throw new DatabaseStartException(
                    "The database " + url + " cannot be reached as user " + user + ": " + rootMessage(failure),
                    failure);
        }
    }

    /** For {@link Transactions}. */
    public DataSource dataSource() {
        return pool;
    }

    /** Unpooled connections without a limit to a statement, for {@link Migrations} alone. */
    public DataSource migrationSource() {
        return migrations;
    }

    /** Connections lent out at this moment; for the metrics. */
    public int active() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** Threads that wait for a connection at this moment; for the metrics. */
    public int waiting() {
        return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    /** How many there are at most; for the metrics. */
    public int size() {
        return pool.getMaximumPoolSize();
    }

    /** Connections open at this moment, lent out or idle. */
    public int open() {
        return pool.getHikariPoolMXBean().getTotalConnections();
    }

    @Override
    public void close() {
        pool.close();
    }

    private static MariaDbDataSource migrationSource(DatabaseUrl url, String user, Secret password)
            throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(url.forMigrations());
        source.setUser(user);
        source.setPassword(password.reveal());
        return source;
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
