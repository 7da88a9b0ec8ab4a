package switchboard.persistence;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try of one transaction. Handed to the work by {@link Transactions}; not to be kept. */
public final class Work {

    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final DSLContext dsl;
    private final List<Runnable> afterCommit = new ArrayList<>(2);

    Work(DSLContext dsl) {
        this.dsl = dsl;
    }

    public DSLContext dsl() {
        return dsl;
    }

    /**
     * Runs once the transaction is durable, on the same thread, in the order given; not if it rolls back, nor if the
     * process dies before. Must be quick. What it throws is logged and changes nothing: the transaction stands.
     */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    void runAfterCommit() {
        for (Runnable action : afterCommit) {
            try {
                action.run();
            } catch (RuntimeException failure) {
                LOG.error("What was to be done after the commit failed; the commit stands", failure);
            }
        }
    }
}
