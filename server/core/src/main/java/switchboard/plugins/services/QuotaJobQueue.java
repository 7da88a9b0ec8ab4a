package switchboard.plugins.services;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import switchboard.api.jobs.JobQueue;
import switchboard.plugins.quotas.Quota;
import switchboard.plugins.quotas.Quotas;

/** A plugin's queue with its bounds. How many wait is asked of the database now and then, and counted on from there. */
final class QuotaJobQueue implements JobQueue {

    private static final long STALE = Duration.ofSeconds(10).toNanos();
    /** While it is full, somebody may be working it off. */
    private static final long STALE_WHEN_FULL = Duration.ofSeconds(1).toNanos();

    private final JobQueue queue;
    private final Quotas quotas;
    private final LongSupplier counted;
    private long known = -1;
    private long countedAt;

    /** @param counted how many jobs of this plugin wait */
    QuotaJobQueue(JobQueue queue, Quotas quotas, LongSupplier counted) {
        this.queue = queue;
        this.quotas = quotas;
        this.counted = counted;
    }

    @Override
    public void enqueue(String job, String key, String payload, Instant at) {
        quotas.require(Quota.JOB_PAYLOAD, payload.getBytes(StandardCharsets.UTF_8).length);
        quotas.requireQueueing();
        quotas.require(Quota.JOBS_WAITING, withOneMore());
        queue.enqueue(job, key, payload, at);
    }

    private synchronized long withOneMore() {
        long now = System.nanoTime();
        boolean full = known >= Quota.JOBS_WAITING.limit();
        if (known < 0 || now - countedAt > (full ? STALE_WHEN_FULL : STALE)) {
            known = counted.getAsLong();
            countedAt = now;
        }
        if (known < Quota.JOBS_WAITING.limit()) {
            known++;
            return known;
        }
        return known + 1;
    }
}
