package switchboard.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.UnavailableException;

/**
 * The one transaction helper: begin, commit, rollback and retry. The whole work runs again where the database asks for
 * it (deadlock, lock time-out, changed snapshot, Galera conflict) or the connection breaks under it: five tries within
 * ten seconds, with jitter. So the work must have no effect outside the transaction. Nobody else touches a connection.
 *
 * <p>A connection that breaks while the commit is under way leaves the outcome unknown. That is not tried again, since
 * it could happen twice: the caller is told 503 {@code database.outcome_unknown} and repeats the request with the same
 * {@code Idempotency-Key}, which is a row of the same transaction and so tells which of the two it was.
 */
public final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int TRIES = 5;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final ScopedValue<Boolean> UNDER_WAY = ScopedValue.newInstance();

    private final DataSource dataSource;
    private final Configuration configuration;
    private final RandomGenerator random;

    /**
     * @param dataSource gives connections with auto-commit on
     * @param configuration dialect and settings; connections come from the data source only
     * @param random for the jitter; used by several threads
     */
    public Transactions(DataSource dataSource, Configuration configuration, RandomGenerator random) {
        this.dataSource = dataSource;
        this.configuration = configuration;
        this.random = random;
    }

    /**
     * Runs a query outside any transaction, each statement seeing what was committed before it. Must not be called
     * within a transaction: it would take a second connection and not see what the transaction wrote.
     */
    public <T> T read(Function<DSLContext, T> query) {
        refuseNested();
        return retrying(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return query.apply(DSL.using(configuration.derive(connection)));
            }
        });
    }

    /**
     * Runs work in one transaction. Commits when it returns, rolls back when it throws. Must not be nested.
     *
     * @throws UnavailableException when the database cannot be reached, or asks for the work again too often
     */
    public <T> T inTransaction(Function<Work, T> work) {
        refuseNested();
        Committed<T> committed =
                retrying(() -> ScopedValue.where(UNDER_WAY, true).call(() -> once(work)));
        // Outside the loop: what is done after the commit must never make the work run again.
        committed.work().runAfterCommit();
        return committed.result();
    }

    private static void refuseNested() {
        if (UNDER_WAY.isBound()) {
            throw new IllegalStateException("A transaction is under way already; pass its Work on instead.");
        }
    }

    private <T> Committed<T> once(Function<Work, T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            // Not setAutoCommit(false), which with its way back costs two more round trips than this one.
            execute(connection, "START TRANSACTION");
            try {
                RolledBackByServer watch = new RolledBackByServer();
                Work unit = new Work(
                        DSL.using(configuration.derive(connection).derive(new DefaultExecuteListenerProvider(watch))));
                T result = work.apply(unit);
                watch.throwIfRolledBack();
                commit(connection);
                return new Committed<>(unit, result);
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            }
        }
    }

    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failure) {
            if (SqlFailure.isConnectionLost(failure)) {
                throw new UnavailableException(
                        "database.outcome_unknown",
                        "The connection to the database broke while the change was made durable; whether it was is not"
                                + " known. Look, or repeat the request with its Idempotency-Key.",
                        Duration.ofSeconds(2),
                        failure);
            }
            throw failure;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
            abort(connection, failure);
        }
    }

    /** A connection that may still be in a transaction must not go back to the pool. */
    private static void abort(Connection connection, Throwable failure) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    private <T> T retrying(SqlCall<T> call) {
        long began = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                return call.run();
            } catch (SQLException | DataAccessException failure) {
                boolean late = System.nanoTime() - began > LIMIT.toNanos();
                if (tries == TRIES || late || !SqlFailure.isRetryable(failure)) {
                    throw SqlFailure.translate(failure);
                }
                LOG.debug("Transaction runs again after try {}", tries, failure);
                pause(tries);
            }
        }
    }

    private void pause(int tries) {
        try {
            Thread.sleep(random.nextLong(1, 10L << tries));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(
                    "server.interrupted", "The request was given up.", Duration.ofSeconds(1), interrupted);
        }
    }

    private record Committed<T>(Work work, T result) {}

    private interface SqlCall<T> {
        T run() throws SQLException;
    }
}
