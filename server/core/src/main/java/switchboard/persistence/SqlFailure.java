package switchboard.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
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

    private SqlFailure() {}

    /** Whether the same work may succeed when it runs again. */
    static boolean isRetryable(Throwable failure) {
        SQLException sql = sqlException(failure);
        if (sql == null || sql instanceof SQLTransientConnectionException) {
            // The pool gave no connection in time: trying again would only queue up more work.
            return false;
        }
        int code = sql.getErrorCode();
        String state = sql.getSQLState();
        return code == DEADLOCK
                || code == LOCK_WAIT_TIMEOUT
                || code == SNAPSHOT_CHANGED
                || code == GALERA_NOT_READY
                || (state != null && state.startsWith("08"));
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
        if (sql != null
                && (sql instanceof SQLTransientConnectionException
                        || sql.getErrorCode() == STATEMENT_TIMEOUT
                        || isRetryable(failure))) {
            UnavailableException unavailable = new UnavailableException(
                    "database.unavailable", "The database cannot answer right now.", Duration.ofSeconds(2));
            unavailable.initCause(failure);
            return unavailable;
        }
        return failure instanceof RuntimeException runtime
                ? runtime
                : new DataAccessException("The database refused the statement", failure);
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
