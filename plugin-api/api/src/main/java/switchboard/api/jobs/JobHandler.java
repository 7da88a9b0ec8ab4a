package switchboard.api.jobs;

import switchboard.api.ExtensionPoint;

/** Does one piece of work. May be called again for the same work: it must be idempotent. */
@ExtensionPoint
@FunctionalInterface
public interface JobHandler {

    /** @param payload what was queued with the work, or an empty string for scheduled work */
    void run(String payload) throws Exception;
}
