package switchboard.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.UnavailableException;

/** What a failure of the database means: to be tried again, a duplicate, out of reach, or a bug. */
public final class SqlFailure {

    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int SNAPSHOT_CHANGED = 1020;
    private static final int GALERA_NOT_READY = 1047;
    private static final int DUPLICATE_ENTRY = 1062;
    private static final int STILL_REFERRED_TO = 1451;
    private static final int REFERS_TO_NOTHING = 1452;
    private static final int STATEMENT_TIMEOUT = 1969;
    private static final int CONNECTION_KILLED = 1927;
    private static final int READ_ONLY = 1290;
    private static final Set<Integer> ROLLED_BACK =
            Set.of(DEADLOCK, LOCK_WAIT_TIMEOUT, SNAPSHOT_CHANGED, GALERA_NOT_READY);
    /** The driver's, where it moved to another host and lost the transaction. */
    private static final String TRANSACTION_LOST = "25S03";

    private SqlFailure() {}

    /** Whether the same work may succeed when it runs again, provided that it has not been committed. */
    static boolean isRetryable(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && (isRolledBack(sql) || isConnectionLost(sql));
    }

    /** Whether the server said so itself: it did nothing, and asks for the transaction to be run again. */
    static boolean isRolledBack(SQLException failure) {
        return ROLLED_BACK.contains(failure.getErrorCode());
    }

    /** Whether a connection broke under the work. One that the pool could not give in time is not meant. */
    static boolean isConnectionLost(SQLException failure) {
        String state = failure.getSQLState();
        if (failure.getErrorCode() == CONNECTION_KILLED || TRANSACTION_LOST.equals(state)) {
            return true;
        }
        // The pool gave none: trying again would only queue up more work.
        return state != null && state.startsWith("08") && !(failure instanceof SQLTransientConnectionException);
    }

    /** Whether a unique key refused the row. */
    public static boolean isDuplicate(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && sql.getErrorCode() == DUPLICATE_ENTRY;
    }

    /** Whether a foreign key refused the change: the row is still referred to, or what it refers to is gone. */
    public static boolean isReference(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && (sql.getErrorCode() == STILL_REFERRED_TO || sql.getErrorCode() == REFERS_TO_NOTHING);
    }

    static RuntimeException translate(Exception failure) {
        SQLException sql = sqlException(failure);
        if (sql != null && (isRetryable(sql) || isOutOfReach(sql))) {
            return new UnavailableException(
                    "database.unavailable", "The database cannot answer right now.", Duration.ofSeconds(2), failure);
        }
        return failure instanceof RuntimeException runtime
                ? runtime
                : new DataAccessException("The database refused the statement", failure);
    }

    private static boolean isOutOfReach(SQLException sql) {
        return sql instanceof SQLTransientConnectionException
                || sql.getErrorCode() == STATEMENT_TIMEOUT
                || sql.getErrorCode() == READ_ONLY
                || sql.getCause() instanceof InterruptedException;
    }

    static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
