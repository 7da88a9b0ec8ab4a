package switchboard.persistence;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** One try of one transaction. Handed to the work by {@link Transactions}; not to be kept. */
public final class Work {

    private final DSLContext dsl;
    private final List<Runnable> afterCommit = new ArrayList<>(2);

    Work(DSLContext dsl) {
        this.dsl = dsl;
    }

    public DSLContext dsl() {
        return dsl;
    }

    /** Runs once the transaction is durable, on the same thread; not if it rolls back. Must be quick and must not throw. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    List<Runnable> actionsAfterCommit() {
        return afterCommit;
    }
}
