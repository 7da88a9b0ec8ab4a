package switchboard.testkit.fakes;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import switchboard.api.jobs.JobQueue;

/** Remembers what was queued, and runs none of it. */
public final class FakeJobs implements JobQueue {

    private static final int MOST_BYTES = 64 * 1024;

    private final List<Queued> queued = new CopyOnWriteArrayList<>();

    /** One run that waits. */
    public record Queued(String job, String key, String payload, Instant at) {}

    @Override
    public void enqueue(String job, String key, String payload, Instant at) {
        if (payload.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("The payload has more than 64 KiB");
        }
        queued.removeIf(waiting -> waiting.job().equals(job) && waiting.key().equals(key));
        queued.add(new Queued(job, key, payload, at));
    }

    /** What waits, in the order in which it was queued. */
    public List<Queued> queued() {
        return List.copyOf(queued);
    }
}
