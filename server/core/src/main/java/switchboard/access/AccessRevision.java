package switchboard.access;

import java.util.concurrent.atomic.AtomicLong;
import switchboard.persistence.Work;

/**
 * Grows whenever this node changed a person, a role or a team, so that what was cached before is never used after: the
 * node that changed something sees it at once, the others within the second that caches may be old.
 */
public final class AccessRevision {

    private final AtomicLong revision = new AtomicLong();

    /** Part of the key of whatever is cached. */
    public long current() {
        return revision.get();
    }

    /** To be told of a change; it counts once the transaction is durable. */
    public void changes(Work work) {
        work.afterCommit(revision::incrementAndGet);
    }
}
