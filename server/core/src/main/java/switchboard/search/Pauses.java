package switchboard.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Growing pauses after failures, by what failed: half a second, doubling up to a minute, until it succeeds again. */
final class Pauses {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 7;

    private final Clock clock;
    private final Map<String, Failure> failures = new HashMap<>();

    record Failure(int times, Instant at, Instant until, String problem) {}

    Pauses(Clock clock) {
        this.clock = clock;
    }

    synchronized int failed(String what, Throwable cause) {
        Failure before = failures.get(what);
        int times = before == null ? 1 : before.times + 1;
        Instant now = clock.instant();
        Duration pause = FIRST.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        failures.put(what, new Failure(times, now, now.plus(pause), cause.toString()));
        return times;
    }

    synchronized void succeeded(String what) {
        failures.remove(what);
    }

    synchronized boolean pausing(String what) {
        Failure failure = failures.get(what);
        return failure != null && clock.instant().isBefore(failure.until);
    }

    synchronized @Nullable Failure failure(String what) {
        return failures.get(what);
    }

    /** A new engine or source deserves a first try at once. */
    synchronized void forget() {
        failures.clear();
    }
}
