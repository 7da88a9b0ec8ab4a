package switchboard.plugins.calls;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Opens after so many failures in a row and refuses calls for a while; then lets one call try. Failures in a row, not a
 * rate: a plugin that answers now and then is worth asking, one that never does is not.
 */
final class CircuitBreaker {

    /** How a call was let in; whoever was not refused tells the outcome with it. */
    enum Permit {
        REFUSED,
        USUAL,
        /** The one call that tries whether an open circuit may close. */
        TRY
    }

    private final int failuresToOpen;
    private final long openNanos;
    private final LongSupplier nanoTime;
    /** In a row. */
    private volatile int failures;

    private long openedAt;
    private boolean trying;

    CircuitBreaker(int failuresToOpen, Duration openFor, LongSupplier nanoTime) {
        this.failuresToOpen = failuresToOpen;
        this.openNanos = openFor.toNanos();
        this.nanoTime = nanoTime;
    }

    Permit permit() {
        return failures < failuresToOpen ? Permit.USUAL : permitTry();
    }

    private synchronized Permit permitTry() {
        if (failures < failuresToOpen) {
            return Permit.USUAL;
        }
        if (trying || nanoTime.getAsLong() - openedAt < openNanos) {
            return Permit.REFUSED;
        }
        trying = true;
        return Permit.TRY;
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

    /** Answers whether the circuit opened with this failure: for the first time, or again after a try. */
    synchronized boolean failed(Permit permit) {
        failures++;
        if (permit == Permit.TRY) {
            trying = false;
        } else if (failures != failuresToOpen) {
            // Too few so far; or one of those that were under way when the circuit opened.
            return false;
        }
        openedAt = nanoTime.getAsLong();
        return failures >= failuresToOpen;
    }

    /** The call ended without telling anything about the plugin. */
    void unknown(Permit permit) {
        if (permit == Permit.TRY) {
            synchronized (this) {
                trying = false;
            }
        }
    }

    boolean isOpen() {
        return failures >= failuresToOpen;
    }

    int failures() {
        return failures;
    }
}
