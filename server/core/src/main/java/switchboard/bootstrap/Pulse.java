package switchboard.bootstrap;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.events.Sequencer;
import switchboard.http.Readiness;
import switchboard.persistence.MigrationState;

/**
 * Whether the desk can serve: a writable database, matching migrations, a sequencer that keeps up. Looks every second and
 * answers from what it saw, so that a probe costs nothing and a stalled database is seen as such.
 */
final class Pulse implements Readiness, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration MOST_LAG = Duration.ofSeconds(30);
    private static final Duration STALE = Duration.ofSeconds(10);

    private final Foundation ground;
    private final Sequencer sequencer;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pulse").factory());
    private volatile Seen seen;

    private record Seen(long nanos, String problem) {}

    Pulse(Foundation ground, Sequencer sequencer) {
        this.ground = ground;
        this.sequencer = sequencer;
        this.seen = new Seen(System.nanoTime(), migrations());
        thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private String migrations() {
        MigrationState state = ground.migrations().state(Foundation.CORE);
        return state == MigrationState.APPLIED ? "" : "The schema is " + state;
    }

    private void look() {
        String before = seen.problem();
        String problem;
        try {
            problem = problemNow();
        } catch (RuntimeException failure) {
            LOG.debug("The database does not answer", failure);
            problem = "The database does not answer.";
        }
        seen = new Seen(System.nanoTime(), problem);
        if (!problem.equals(before)) {
            LOG.warn("Readiness: {}", problem.isEmpty() ? "ready again" : problem);
        }
    }

    private String problemNow() {
        if (!ground.durability().isWritable()) {
            return "The database is read-only.";
        }
        return sequencer.lag().compareTo(MOST_LAG) > 0 ? "The journal's sequencer does not keep up." : "";
    }

    @Override
    public Optional<String> problem() {
        Seen last = seen;
        if (System.nanoTime() - last.nanos() > STALE.toNanos()) {
            return Optional.of("The database has not answered for " + STALE.toSeconds() + " seconds.");
        }
        return last.problem().isEmpty() ? Optional.empty() : Optional.of(last.problem());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
