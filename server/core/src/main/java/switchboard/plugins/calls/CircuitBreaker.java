package switchboard.plugins.calls;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Opens after so many failures in a row and refuses calls for a while; then lets one call try. Failures in a row, not a
 * rate: a plugin that answers now and then is worth asking, one that never does is not.
 */
final class CircuitBreaker {

    private final int failuresToOpen;
    private final long openNanos;
    private final LongSupplier nanoTime;
    private volatile int failures;
    private long openedAt;
    private boolean trying;

    CircuitBreaker(int failuresToOpen, Duration openFor, LongSupplier nanoTime) {
        this.failuresToOpen = failuresToOpen;
        this.openNanos = openFor.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether the next call may go on; whoever was permitted tells the outcome. */
    boolean permits() {
        return failures < failuresToOpen || permitsTry();
    }

    private synchronized boolean permitsTry() {
        if (failures < failuresToOpen) {
            return true;
        }
        if (trying || nanoTime.getAsLong() - openedAt < openNanos) {
            return false;
        }
        trying = true;
        return true;
    }

    void succeeded() {
        if (failures > 0) {
            close();
        }
    }

    private synchronized void close() {
        failures = 0;
        trying = false;
    }

    synchronized void failed() {
        failures = Math.min(failures + 1, failuresToOpen);
        trying = false;
        if (failures == failuresToOpen) {
            openedAt = nanoTime.getAsLong();
        }
    }

    /** The call ended without telling anything about the plugin. */
    void unknown() {
        if (failures >= failuresToOpen) {
            synchronized (this) {
                trying = false;
            }
        }
    }

    boolean isOpen() {
        return failures >= failuresToOpen;
    }
}
