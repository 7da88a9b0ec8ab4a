package switchboard.api.persistence;

import java.util.function.Function;
import org.jooq.DSLContext;
import switchboard.api.HostService;

/**
 * The plugin's own tables, all of which begin with the prefix of its manifest. The host looks at every statement before
 * it runs and refuses one that names another table.
 */
@HostService
public interface Database {

    /** Runs a query outside any transaction. At most 10 seconds. */
    <T> T read(Function<DSLContext, T> query);

    /**
     * Runs work in one transaction, READ COMMITTED. The work runs again, up to five times, when the database asks for
     * it (deadlock, lost connection): it must have no effect outside the transaction. It commits when the work returns
     * and rolls back when it throws. Calls must not be nested.
     */
    <T> T inTransaction(Function<Transaction, T> work);
}
