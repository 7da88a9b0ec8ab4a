package switchboard.persistence;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import switchboard.config.DatabaseConfiguration;
import switchboard.config.Secret;

/**
 * The connections to the database: a pool for requests, and a smaller one for {@link BackgroundWork}. A slow report or a
 * crowd of people does not keep jobs and mails waiting, and a module that works through a year of tickets keeps no request
 * waiting.
 */
public final class ConnectionPools implements AutoCloseable {

    private final ConnectionPool requests;
    private final ConnectionPool background;
    private final DataSource dataSource;

    private ConnectionPools(ConnectionPool requests, ConnectionPool background) {
        this.requests = requests;
        this.background = background;
        this.dataSource = new SharedDataSource(requests.dataSource(), background.dataSource());
    }

    /** Opens the pools to the external database of that configuration. */
    public static ConnectionPools open(DatabaseConfiguration configuration) {
        String url = Objects.requireNonNull(configuration.url(), "database.url");
        return open(
                DatabaseUrl.parse(url).withSslMode(configuration.sslMode()),
                configuration.user(),
                configuration.password(),
                configuration);
    }

    /** Opens the pools to an embedded database that runs. */
    public static ConnectionPools open(EmbeddedDatabase database, DatabaseConfiguration configuration) {
        return open(database.url(), database.user(), database.password(), configuration);
    }

    private static ConnectionPools open(
            DatabaseUrl url, String user, Secret password, DatabaseConfiguration configuration) {
        return open(
                url,
                user,
                password,
                configuration.poolSize(),
                configuration.backgroundPoolSize(),
                configuration.statementTimeout());
    }

    /**
     * Opens both pools and their first connections.
     *
     * @throws DatabaseStartException when the database cannot be reached or refuses the user
     */
    public static ConnectionPools open(
            DatabaseUrl url, String user, Secret password, int size, int backgroundSize, Duration statementTimeout) {
        ConnectionPool requests = ConnectionPool.open(url, user, password, size, statementTimeout);
        try {
            return new ConnectionPools(
                    requests, ConnectionPool.open("background", url, user, password, backgroundSize, statementTimeout));
        } catch (RuntimeException failure) {
            requests.close();
            throw failure;
        }
    }

    /** Gives a connection of the pool that is for whoever asks. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Unpooled connections without a limit to a statement, for {@link Migrations} alone. */
    public DataSource migrationSource() {
        return requests.migrationSource();
    }

    /** The pools by their names; for the metrics. */
    public Map<String, ConnectionPool> byName() {
        return Map.of("requests", requests, "background", background);
    }

    @Override
    public void close() {
        background.close();
        requests.close();
    }
}
