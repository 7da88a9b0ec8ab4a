package switchboard.notifications;

import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.events.HeldLease;
import switchboard.notifications.Planner.PlannedElsewhere;

/** Plans as long as it runs and holds the lease: on one node, so that the bounds of an hour are counted right. */
final class PlannerThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlannerThread.class);
    private static final long POLL_MILLIS = 500;
    private static final long STOP_MILLIS = 10_000;
    /** Looks begin so far apart at least: under steady writing one look takes up many. */
    private static final long PACE_NANOS = 50_000_000;

    private final Planner planner;
    private final HeldLease lease;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;

    PlannerThread(Planner planner, HeldLease lease, ThreadFactory threads) {
        this.planner = planner;
        this.lease = lease;
        this.thread = threads.newThread(this::run);
    }

    void start() {
        thread.start();
    }

    /** Something new is there. */
    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void run() {
        try {
            while (!stopped) {
                long earliestNext = System.nanoTime() + PACE_NANOS;
                if (!turn()) {
                    TimeUnit.NANOSECONDS.sleep(earliestNext - System.nanoTime());
                    wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("No longer planning notifications");
        } finally {
            // An interrupt still pending would cut the connection on which the lease is given back.
            boolean ignored = Thread.interrupted();
            lease.release();
        }
    }

    private boolean turn() {
        try {
            return lease.hold() && planner.step();
        } catch (PlannedElsewhere moved) {
            LOG.debug("{}", moved.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn("Notifications could not be planned; it is tried again", failure);
        }
        return false;
    }

    @Override
    public void close() {
        stopped = true;
        wake();
        try {
            if (thread.isAlive() && !thread.join(java.time.Duration.ofMillis(STOP_MILLIS))) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
