package switchboard.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import switchboard.api.error.UnavailableException;
import switchboard.api.jobs.JobDefinition;

/**
 * The two tasks that db-scheduler knows: queued and recurring work. What they do is looked up by name at each run, so
 * that plugins come and go without the scheduler noticing.
 */
final class JobTasks {

    private static final int LARGEST_PAYLOAD = 64 * 1024;
    private static final Duration FIRST_RUN = Duration.ofSeconds(1);
    private static final Duration OWNER_AWAY = Duration.ofSeconds(60);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 11;
    /** How many runs of one key may be queued behind a run under way. */
    private static final int MOST_FOLLOWERS = 3;

    private static final int MOST_LOOKS = 50;

    private static final String FOLLOWER = "\t";

    private final JobDefinitions definitions;
    private final Clock clock;
    private final Task<String> queued;
    private final Task<String> recurring;

    JobTasks(JobDefinitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
        this.queued = task("queued");
        this.recurring = task("recurring");
    }

    Task<String> queued() {
        return queued;
    }

    Task<String> recurring() {
        return recurring;
    }

    private Task<String> task(String name) {
        return Tasks.custom(name, String.class)
                .onFailure(this::retry)
                .onDeadExecutionRevive()
                .execute(this::run);
    }

    /** Queues work, or moves what waits under the same name; beside a run under way it waits under a name of its own. */
    void enqueue(SchedulerClient client, JobName name, String payload, Instant at) {
        if (payload.getBytes(StandardCharsets.UTF_8).length > LARGEST_PAYLOAD) {
            throw new IllegalArgumentException("The payload of a job has at most " + LARGEST_PAYLOAD + " bytes");
        }
        String data = new JobData(payload, "").toJson();
        int looks = 0;
        for (int follower = 0; follower <= MOST_FOLLOWERS && looks < MOST_LOOKS; follower++) {
            looks++;
            String instance = name.instance() + FOLLOWER.repeat(follower);
            try {
                client.schedule(queued.instance(instance, data), at, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
                return;
            } catch (TaskInstanceCurrentlyExecutingException running) {
                // The run under way has its payload already; the new one follows.
            } catch (TaskInstanceNotFoundException | ExecutionException moved) {
                // It ended, or was picked, between the look and the change: once more under the same name.
                follower--;
            }
        }
        throw new UnavailableException(
                "job.busy", "This job is queued too often at the same time.", Duration.ofSeconds(1));
    }

    /** Schedules recurring work that is not, and brings forward what waits longer than it should. */
    void ensureScheduled(SchedulerClient client, JobName name, Duration every) {
        TaskInstance<String> instance = recurring.instance(name.instance(), new JobData("", "").toJson());
        Instant now = clock.instant();
        if (client.scheduleIfNotExists(instance, now.plus(FIRST_RUN))) {
            return;
        }
        client.getScheduledExecution(instance)
                .filter(execution ->
                        !execution.isPicked() && execution.getExecutionTime().isAfter(now.plus(every)))
                .ifPresent(execution -> bringForward(client, instance, now.plus(every)));
    }

    private static void bringForward(SchedulerClient client, TaskInstance<String> instance, Instant at) {
        try {
            client.reschedule(instance, at);
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException | ExecutionException raced) {
            // It has begun to run meanwhile, and schedules itself anew.
        }
    }

    private CompletionHandler<String> run(TaskInstance<String> instance, ExecutionContext context) {
        JobName name = JobName.parse(instance.getId().stripTrailing());
        Optional<JobDefinition> definition = definitions.find(name);
        if (definition.isEmpty()) {
            return later(OWNER_AWAY);
        }
        if (followsARunUnderWay(instance, context)) {
            return later(FIRST_RUN);
        }
        try {
            definition.get().handler().run(JobData.parse(instance.getData()).payload());
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new JobFailedException(failure);
        }
        return instance.getTaskName().equals(queued.getName())
                ? (complete, operations) -> operations.remove()
                : (complete, operations) -> again(complete, operations, name);
    }

    /** A follower carries trailing tabs, one more than the run it follows. */
    private boolean followsARunUnderWay(TaskInstance<String> instance, ExecutionContext context) {
        String before = instance.getId();
        while (before.endsWith(FOLLOWER)) {
            before = before.substring(0, before.length() - FOLLOWER.length());
            if (context.getSchedulerClient()
                    .getScheduledExecution(queued.instanceId(before))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private CompletionHandler<String> later(Duration pause) {
        return (complete, operations) ->
                operations.reschedule(complete, clock.instant().plus(pause));
    }

    private void again(ExecutionComplete complete, ExecutionOperations<String> operations, JobName name) {
        Duration every = definitions.find(name).map(JobDefinition::every).orElse(OWNER_AWAY);
        operations.reschedule(complete, complete.getTimeDone().plus(every), new JobData("", "").toJson());
    }

    private void retry(ExecutionComplete complete, ExecutionOperations<String> operations) {
        JobName name = JobName.parse(complete.getExecution().getId().stripTrailing());
        Duration pause = pauseAfter(complete.getExecution().consecutiveFailures);
        if (complete.getExecution().getTaskName().equals(recurring.getName())) {
            Duration every = definitions.find(name).map(JobDefinition::every).orElse(OWNER_AWAY);
            pause = pause.compareTo(every) < 0 ? every : pause;
        }
        Throwable cause = complete.getCause().orElse(null);
        JobData data = JobData.parse(
                        (String) complete.getExecution().taskInstance.getData())
                .failedWith(cause instanceof JobFailedException wrapped ? wrapped.getCause() : cause);
        operations.reschedule(complete, complete.getTimeDone().plus(pause), data.toJson());
    }

    private static Duration pauseAfter(int failures) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return pause.compareTo(LAST_RETRY) < 0 ? pause : LAST_RETRY;
    }

    /** Carries a checked exception of a handler through the scheduler. */
    private static final class JobFailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        JobFailedException(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }
}
