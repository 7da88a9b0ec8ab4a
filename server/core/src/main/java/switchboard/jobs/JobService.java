package switchboard.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.MariaDBJdbcCustomization;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.jobs.JobQueue;

/**
 * Timed and queued work of the core and of plugins. Work belongs to its owner's name: it stays while the owner is
 * away, and goes on when the owner is back. Each piece is done by one node at a time; one whose node died is taken up
 * by another after about a minute.
 */
public final class JobService implements AutoCloseable {

    private static final int THREADS = 8;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private final JobDefinitions definitions = new JobDefinitions();
    private final JobTasks tasks;
    private final Clock clock;
    private final QueuedJobs queuedJobs;

    /**
     * @param dataSource gives connections with auto-commit on
     * @param node names this process, a new one at each start
     * @param threads on which due work is looked for and done
     */
    public JobService(DataSource dataSource, Clock clock, UUID node, ThreadFactory threads) {
        this.clock = clock;
        this.queuedJobs = new QueuedJobs(dataSource);
        this.tasks = new JobTasks(definitions, clock);
        this.scheduler = Scheduler.create(dataSource, tasks.queued(), tasks.recurring())
                .tableName("core_job")
                .serializer(new JobData.AsText())
                .jdbcCustomization(new MariaDBJdbcCustomization(true))
                .alwaysPersistTimestampInUTC()
                // At most as many at once as there are threads: each may want a connection.
                .threads(THREADS)
                .pollUsingFetch(0.5, 1.0)
                .executorService(Executors.newThreadPerTaskExecutor(threads))
                .dueExecutor(Executors.newSingleThreadExecutor(threads))
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(STOP)
                .schedulerName(() -> node.toString())
                .clock(clock::instant)
                .enableImmediateExecution()
                .build();
    }

    /** Begins to run what is due. */
    public void start() {
        scheduler.start();
    }

    /**
     * Defines the jobs of an owner, in place of those it had, and schedules those that recur.
     *
     * @throws IllegalArgumentException where a definition is malformed or stands twice
     */
    public void define(String owner, List<JobDefinition> jobs) {
        definitions.set(owner, jobs);
        for (JobDefinition job : jobs) {
            if (job.every() != null) {
                tasks.ensureScheduled(scheduler, new JobName(owner, job.name(), ""), job.every());
            }
        }
    }

    /** Takes the definitions of an owner away. Its work waits; a run under way is not waited for. */
    public void remove(String owner) {
        definitions.remove(owner);
    }

    /** Where one owner queues work. The queue is no part of the caller's transaction. */
    public JobQueue queue(String owner) {
        return (job, key, payload, at) -> tasks.enqueue(scheduler, new JobName(owner, job, key), payload, at);
    }

    /** How much work of an owner waits in its queue. */
    public long waiting(String owner) {
        return queuedJobs.count(owner);
    }

    /** The same as {@link #queue}. */
    public JobQueue of(String owner) {
        return queue(owner);
    }

    /** What waits or runs, soonest first. */
    public List<JobView> list(int limit) {
        List<JobView> views = new ArrayList<>();
        scheduler.fetchScheduledExecutions(
                ScheduledExecutionsFilter.all().limit(limit), execution -> views.add(view(execution)));
        return List.copyOf(views);
    }

    /** What has failed at its last run, of all owners. */
    public List<JobView> failing(int limit) {
        return scheduler.getFailingExecutions(Duration.ZERO).stream()
                .limit(limit)
                .map(execution -> view(new ScheduledExecution<>(Object.class, execution)))
                .toList();
    }

    private JobView view(ScheduledExecution<Object> execution) {
        JobName name = JobName.parse(execution.getTaskInstance().getId());
        JobData data = JobData.parse((String) execution.getData());
        return new JobView(
                name.owner(),
                name.job(),
                name.key(),
                execution.getExecutionTime(),
                execution.isPicked(),
                definitions.find(name).isPresent(),
                execution.getConsecutiveFailures(),
                data.lastError(),
                execution.getLastSuccess());
    }

    /** Stops taking up work and waits up to ten seconds for what runs, then interrupts it. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
