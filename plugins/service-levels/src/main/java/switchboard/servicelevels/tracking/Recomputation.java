package switchboard.servicelevels.tracking;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.jobs.JobQueue;
import switchboard.api.persistence.Database;

/**
 * Works open tickets out anew after an edit of a policy, a ladder or a calendar, a batch at a time in the order of their
 * ids, however many there are. A further edit on the way begins anew, which makes nothing wrong.
 */
public final class Recomputation {

    private static final String JOB = "recompute";
    private static final int BATCH = 200;
    private static final UUID FIRST = new UUID(0, 0);
    private static final String ALL = "all";

    private final JobQueue jobs;
    private final Database database;
    private final Tracking tracking;
    private final Runnable afresh;
    private final Clock clock;

    /** @param afresh has policies and ladders read anew: the edit may have been made on another node a moment ago */
    public Recomputation(JobQueue jobs, Database database, Tracking tracking, Runnable afresh, Clock clock) {
        this.jobs = jobs;
        this.database = database;
        this.tracking = tracking;
        this.afresh = afresh;
        this.clock = clock;
    }

    public static JobDefinition job(Supplier<Recomputation> recomputation) {
        return new JobDefinition(JOB, null, payload -> recomputation.get().run(payload));
    }

    /** @param organization whose tickets, or null for all */
    public void begin(@Nullable UUID organization) {
        enqueue(organization == null ? ALL : organization.toString(), FIRST);
    }

    private void run(String payload) {
        String[] words = payload.split(" ", -1);
        UUID organization = words[0].equals(ALL) ? null : UUID.fromString(words[0]);
        List<UUID> batch = database.read(dsl -> TrackingRows.open(dsl, UUID.fromString(words[1]), organization, BATCH));
        afresh.run();
        tracking.refresh(batch);
        if (batch.size() == BATCH) {
            enqueue(words[0], batch.getLast());
        }
    }

    /** Each batch is a piece of work of its own, so that what was queued meanwhile is not written over. */
    private void enqueue(String whose, UUID after) {
        jobs.enqueue(JOB, whose + " " + after, whose + " " + after, clock.instant());
    }
}
