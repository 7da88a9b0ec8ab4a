package switchboard.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.UnavailableException;

/**
 * The one transaction helper: begin, commit, rollback and retry. The whole work runs again where the database asks for
 * it (deadlock, lock time-out, changed snapshot, Galera conflict, lost connection), five tries with jitter, so it must
 * have no effect outside the transaction. Nobody else touches a connection.
 */
public final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int TRIES = 5;
    private static final ScopedValue<Boolean> UNDER_WAY = ScopedValue.newInstance();

    private final DataSource dataSource;
    private final Configuration configuration;
    private final RandomGenerator random;

    /** @param configuration dialect and settings; connections come from the data source only */
    public Transactions(DataSource dataSource, Configuration configuration, RandomGenerator random) {
        this.dataSource = dataSource;
        this.configuration = configuration;
        this.random = random;
    }

    /** Runs a query outside any transaction, each statement seeing what was committed before it. */
    public <T> T read(Function<DSLContext, T> query) {
        return retrying(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return query.apply(DSL.using(configuration.derive(connection)));
            }
        });
    }

    /** Runs work in one transaction. Commits when it returns, rolls back when it throws. Must not be nested. */
    public <T> T inTransaction(Function<Work, T> work) {
        if (UNDER_WAY.isBound()) {
            throw new IllegalStateException("A transaction is under way already; pass its Work on instead.");
        }
        return retrying(() -> ScopedValue.where(UNDER_WAY, true).call(() -> once(work)));
    }

    private <T> T once(Function<Work, T> work) throws SQLException {
        Work unit;
        T result;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                unit = new Work(DSL.using(configuration.derive(connection)));
                result = work.apply(unit);
                connection.commit();
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            }
            // The pool gives the connection back with auto-commit on; see ConnectionPool.
        }
        unit.actionsAfterCommit().forEach(Runnable::run);
        return result;
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    private <T> T retrying(SqlCall<T> call) {
        for (int tries = 1; ; tries++) {
            try {
                return call.run();
            } catch (SQLException | DataAccessException failure) {
                if (tries == TRIES || !SqlFailure.isRetryable(failure)) {
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
                    "server.interrupted", "The request was given up.", java.time.Duration.ofSeconds(1));
        }
    }

    private interface SqlCall<T> {
        T run() throws SQLException;
    }
}
