package switchboard.plugins.calls;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts the calls of one kind: of one generation, and with it of the plugin over all its generations. */
public final class CallStatistics {

    private final @Nullable CallStatistics whole;
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final LongAdder abandonments = new LongAdder();
    private final LongAdder totalNanos = new LongAdder();
    private final LongAdder queueNanos = new LongAdder();

    /** @param whole counts everything that is counted here as well, or null */
    CallStatistics(@Nullable CallStatistics whole) {
        this.whole = whole;
    }

    /**
     * @param failed with an exception that is no refusal, or past the deadline
     * @param refused because too many waited or the circuit was open
     * @param abandoned of which the thread was given up
     * @param total the time callers waited, all together
     * @param queue how much of it for a thread
     */
    public record Numbers(long calls, long failed, long refused, long abandoned, Duration total, Duration queue) {}

    void queued(long nanos) {
        queueNanos.add(nanos);
        if (whole != null) {
            whole.queued(nanos);
        }
    }

    void ended(long nanos) {
        calls.increment();
        totalNanos.add(nanos);
        if (whole != null) {
            whole.ended(nanos);
        }
    }

    void failed() {
        failures.increment();
        if (whole != null) {
            whole.failed();
        }
    }

    void refused() {
        refusals.increment();
        if (whole != null) {
            whole.refused();
        }
    }

    void abandoned() {
        abandonments.increment();
        if (whole != null) {
            whole.abandoned();
        }
    }

    public Numbers numbers() {
        return new Numbers(
                calls.sum(),
                failures.sum(),
                refusals.sum(),
                abandonments.sum(),
                Duration.ofNanos(totalNanos.sum()),
                Duration.ofNanos(queueNanos.sum()));
    }
}
