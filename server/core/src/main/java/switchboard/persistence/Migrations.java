package switchboard.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema of one owner (the core, or a plugin) up to date. Each owner has a history of its own, {@code
 * flyway_<owner>}. MariaDB cannot take back a change of the schema, so each script holds one statement where possible
 * and can be run again; one that failed is run again by the next call. A script that waits for a lock gives way after
 * two seconds and is tried again, because behind a waiting ALTER every request would wait.
 */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final DataSource dataSource;

    /** @param dataSource {@link ConnectionPool#migrationSource()} */
    public Migrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs what has not run yet, in the order of the numbers. Costs a few milliseconds where there is nothing to do.
     *
     * @param owner {@code core} or the id of a plugin
     * @param location a folder of the class path, without a slash at its ends
     * @param loader sees that folder
     * @throws MigrationFailed naming the owner, the script and the reason; scripts before it stay applied
     */
    public void run(String owner, String location, ClassLoader loader) {
        MigrationHistory history = new MigrationHistory(dataSource, owner);
        try {
            Map<String, Integer> scripts = MigrationScripts.checksums(location, loader);
            if (scripts.isEmpty() || (scripts.equals(history.applied()) && history.state() == MigrationState.APPLIED)) {
                return;
            }
            migrate(owner, location, loader, history);
        } catch (SQLException failure) {
            throw new MigrationFailed(owner, "before the first script", failure.getMessage(), failure);
        }
    }

    /** The table with the history of an owner. */
    public static String historyTable(String owner) {
        return MigrationHistory.tableOf(owner);
    }

    /** The scripts that were applied, by name; empty where nothing ever ran. */
    public Set<String> applied(String owner) {
        try {
            return Set.copyOf(new MigrationHistory(dataSource, owner).applied().keySet());
        } catch (SQLException failure) {
            throw SqlFailure.translate(failure);
        }
    }

    /** How far the owner's schema is; for readiness. */
    public MigrationState state(String owner) {
        try {
            return new MigrationHistory(dataSource, owner).state();
        } catch (SQLException failure) {
            throw SqlFailure.translate(failure);
        }
    }

    private void migrate(String owner, String location, ClassLoader loader, MigrationHistory history)
            throws SQLException {
        Flyway flyway = flyway(location, loader, history.table());
        try {
            migrate(owner, flyway, history);
        } finally {
            // Flyway's logging remembers the configuration it saw last, and with it the class loader of a plugin.
            LogFactory.setConfiguration(new ClassicConfiguration(Migrations.class.getClassLoader()));
        }
    }

    private void migrate(String owner, Flyway flyway, MigrationHistory history) throws SQLException {
        for (int tries = 1; ; tries++) {
            history.forgetFailures();
            try {
                int executed = flyway.migrate().migrationsExecuted;
                LOG.info("{} migrations of {} applied", executed, owner);
                return;
            } catch (FlywayException failure) {
                SQLException sql = SqlFailure.sqlException(failure);
                if (tries == TRIES || sql == null || sql.getErrorCode() != LOCK_WAIT_TIMEOUT) {
                    throw failed(owner, failure, sql);
                }
                LOG.info("A migration of {} waits for a lock; trying again", owner);
                pause(owner);
            }
        }
    }

    private Flyway flyway(String location, ClassLoader loader, String table) {
        return Flyway.configure(loader)
                .dataSource(dataSource)
                .locations("classpath:" + location)
                .table(table)
                // The schema is never empty for anybody but the first owner.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .validateMigrationNaming(true)
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                .outOfOrder(false)
                .placeholderReplacement(false)
                .createSchemas(false)
                .loggers("slf4j")
                .load();
    }

    private static MigrationFailed failed(String owner, FlywayException failure, @Nullable SQLException sql) {
        String script = failure instanceof FlywayMigrateException migrate && migrate.getMigration() != null
                ? migrate.getMigration().getScript()
                : "before the first script";
        String reason = sql != null ? sql.getMessage() : failure.getMessage();
        return new MigrationFailed(owner, script, String.valueOf(reason), failure);
    }

    private static void pause(String owner) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MigrationFailed(owner, "before the first script", "interrupted", interrupted);
        }
    }
}
