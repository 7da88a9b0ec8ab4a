package switchboard.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;
import switchboard.config.DataConfiguration;
import switchboard.config.DatabaseConfiguration;
import switchboard.config.Secret;

/**
 * The database of a desk as an operator's command sees it: the external one, the embedded one of a desk that runs, or
 * the embedded one started for as long as the command takes.
 */
public final class DeskDatabase implements AutoCloseable {

    private final DataSource source;
    private final @Nullable EmbeddedDatabase started;

    private DeskDatabase(DataSource source, @Nullable EmbeddedDatabase started) {
        this.source = source;
        this.started = started;
    }

    /** The database that stands at that address. */
    public static DeskDatabase at(DatabaseUrl url, String user, Secret password) {
        return new DeskDatabase(source(url, user, password), null);
    }

    /**
     * The database of a desk, running or not.
     *
     * @throws DatabaseStartException where there is none, or it cannot be used
     */
    public static DeskDatabase existing(DataConfiguration data, DatabaseConfiguration database) {
        if (!database.isEmbedded()) {
            return external(database);
        }
        Path folder = data.folder().toAbsolutePath().normalize();
        if (!new ServerFiles(folder.resolve("database"), folder.resolve("database.log")).isInstalled()) {
            throw new DatabaseStartException("There is no desk in the data folder " + folder);
        }
        try {
            Optional<RunningDatabase> running = RunningDatabase.in(folder);
            if (running.isPresent()) {
                RunningDatabase found = running.get();
                return at(found.url(), EmbeddedDatabase.NAME, found.password());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return started(data, database);
    }

    /** The database to restore into: the external one, or an embedded one that is made and started. */
    public static DeskDatabase fresh(DataConfiguration data, DatabaseConfiguration database) {
        return database.isEmbedded() ? started(data, database) : external(database);
    }

    private static DeskDatabase external(DatabaseConfiguration database) {
        String url = java.util.Objects.requireNonNull(database.url(), "database.url");
        return at(DatabaseUrl.parse(url).withSslMode(database.sslMode()), database.user(), database.password());
    }

    private static DeskDatabase started(DataConfiguration data, DatabaseConfiguration database) {
        EmbeddedDatabase started = EmbeddedDatabase.start(EmbeddedSettings.of(data, database));
        return new DeskDatabase(source(started.url(), started.user(), started.password()), started);
    }

    private static DataSource source(DatabaseUrl url, String user, Secret password) {
        try {
            MariaDbDataSource source = new MariaDbDataSource(url.forMigrations());
            source.setUser(user);
            source.setPassword(password.reveal());
            return source;
        } catch (SQLException failure) {
            throw new DatabaseStartException(
                    "The database " + url + " cannot be used: " + failure.getMessage(), failure);
        }
    }

    /** Everything in it as of this moment; to be closed. */
    public SchemaSnapshot snapshot() {
        return SchemaSnapshot.of(source);
    }

    /** For filling it; to be closed. */
    public SchemaLoad load() {
        return SchemaLoad.into(source);
    }

    /** Stops the server where this command started it. */
    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
