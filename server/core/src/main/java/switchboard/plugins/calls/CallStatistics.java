package switchboard.plugins.calls;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls of one kind. */
public final class CallStatistics {

    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final LongAdder abandonments = new LongAdder();
    private final LongAdder totalNanos = new LongAdder();
    private final LongAdder queueNanos = new LongAdder();

    /**
     * @param failed with an exception that is no refusal, or past the deadline
     * @param refused because too many waited
     * @param abandoned of which the thread was given up
     * @param total the time callers waited, all together
     * @param queue how much of it for a thread
     */
    public record Numbers(long calls, long failed, long refused, long abandoned, Duration total, Duration queue) {}

    void queued(long nanos) {
        queueNanos.add(nanos);
    }

    void ended(long nanos) {
        calls.increment();
        totalNanos.add(nanos);
    }

    void failed() {
        failures.increment();
    }

    void refused() {
        refusals.increment();
    }

    void abandoned() {
        abandonments.increment();
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
