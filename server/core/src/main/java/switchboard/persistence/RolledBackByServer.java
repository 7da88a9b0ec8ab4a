package switchboard.persistence;

import java.io.Serial;
import java.sql.SQLException;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Notices a statement after which nothing of the transaction is left, and lets none follow it: auto-commit is in force
 * again, so work that swallowed the exception and went on would make its second half durable alone.
 */
final class RolledBackByServer implements ExecuteListener {

    @Serial
    private static final long serialVersionUID = 1;

    private transient @Nullable SQLException first;

    @Override
    public void start(ExecuteContext context) {
        if (first != null) {
            throw new DataAccessException("The transaction was rolled back by the server", first);
        }
    }

    @Override
    public void exception(ExecuteContext context) {
        SQLException failure = context.sqlException();
        if (first == null && failure != null && SqlFailure.isRetryable(failure)) {
            first = failure;
        }
    }

    void throwIfRolledBack() throws SQLException {
        if (first != null) {
            throw first;
        }
    }
}
