package switchboard.bootstrap;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.http.idempotency.Nodes;

/** Says every three seconds that this process lives, so that what a dead one held is free at once. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final int SECONDS = 3;

    private final Nodes nodes;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());

    Heartbeat(Nodes nodes) {
        this.nodes = nodes;
        thread.scheduleWithFixedDelay(this::beat, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        try {
            nodes.beat();
        } catch (RuntimeException failure) {
            LOG.warn("This node could not say that it lives", failure);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
