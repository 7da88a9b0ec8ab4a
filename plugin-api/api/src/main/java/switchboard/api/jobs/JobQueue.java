package switchboard.api.jobs;

import java.time.Instant;
import switchboard.api.HostService;

/** Puts work into the queue. */
@HostService
public interface JobQueue {

    /**
     * Queues one run of a job of this plugin, not before {@code at}. A job already waiting under the same key is moved
     * to the new time and payload.
     *
     * @param payload JSON or plain text, at most 64 KiB
     */
    void enqueue(String job, String key, String payload, Instant at);
}
