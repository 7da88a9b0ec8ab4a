package switchboard.webhooks;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.events.HeldLease;

/** Pumps as long as it runs and holds the lease. */
final class WebhookPumpThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookPumpThread.class);
    private static final long POLL_MILLIS = 300;
    private static final Duration STOP = Duration.ofSeconds(10);

    private final WebhookPump pump;
    private final HeldLease lease;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;

    WebhookPumpThread(WebhookPump pump, HeldLease lease, ThreadFactory threads) {
        this.pump = pump;
        this.lease = lease;
        this.thread = threads.newThread(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void run() {
        try {
            while (!stopped) {
                if (!turn()) {
                    wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("No longer pumping webhooks");
        } finally {
            // An interrupt still pending would cut the connection on which the lease is given back.
            boolean ignored = Thread.interrupted();
            lease.release();
        }
    }

    private boolean turn() {
        try {
            return lease.hold() && pump.step();
        } catch (RuntimeException failure) {
            LOG.warn("The journal could not be read for webhooks; it is tried again", failure);
            return false;
        }
    }

    @Override
    public void close() {
        stopped = true;
        wake();
        try {
            if (thread.isAlive() && !thread.join(STOP)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
