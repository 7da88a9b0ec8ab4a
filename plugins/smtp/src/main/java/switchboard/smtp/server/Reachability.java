package switchboard.smtp.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether the mail server was to be had of late. A server that is away for a moment is no news, the messages wait; it is when
 * every attempt of some minutes has failed.
 */
final class Reachability {

    private static final int ATTEMPTS = 3;
    private static final Duration TIME = Duration.ofMinutes(2);

    private final Clock clock;
    private final AtomicReference<Failing> failing;

    /** @param attempts that failed one after the other, since when, and why the last one did */
    private record Failing(int attempts, Instant since, String reason) {}

    Reachability(Clock clock) {
        this.clock = clock;
        this.failing = new AtomicReference<>(new Failing(0, clock.instant(), ""));
    }

    void reached() {
        failing.set(new Failing(0, clock.instant(), ""));
    }

    void missed(String reason) {
        Instant now = clock.instant();
        failing.updateAndGet(
                before -> new Failing(before.attempts() + 1, before.attempts() == 0 ? now : before.since(), reason));
    }

    /** What an administrator should look at, or an empty text. */
    String problem() {
        Failing last = failing.get();
        boolean lasting = last.attempts() >= ATTEMPTS
                && !clock.instant().isBefore(last.since().plus(TIME));
        return lasting
                ? "The last " + last.attempts() + " attempts to reach the mail server failed, since "
                        + last.since().truncatedTo(ChronoUnit.SECONDS) + ": " + last.reason()
                : "";
    }
}
