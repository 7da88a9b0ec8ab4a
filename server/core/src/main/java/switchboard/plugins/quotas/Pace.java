package switchboard.plugins.quotas;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * So many within a minute, the first few of them at once; for more one waits. Whoever has to wait again and again for long
 * wants more than there is. The rule is the generic cell rate algorithm of ITU-T I.371.
 */
final class Pace {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long NOBODY = Long.MIN_VALUE;

    private final long gap;
    private final long ahead;
    private final LongSupplier nanoTime;
    private long next;
    private long waitingSince = NOBODY;

    Pace(long perMinute, long atOnce, LongSupplier nanoTime) {
        this.gap = MINUTE / perMinute;
        this.ahead = atOnce * gap;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong() - ahead;
    }

    /** How long to wait before the next; 0 where there is no need. */
    synchronized long waitNanos() {
        long now = nanoTime.getAsLong();
        long left = Math.max(0, next - now);
        if (left == 0) {
            waitingSince = NOBODY;
        } else if (waitingSince == NOBODY) {
            waitingSince = now;
        }
        return left;
    }

    /** Counts one that was done, also where nobody waited for it. */
    synchronized void take() {
        next = Math.max(next, nanoTime.getAsLong() - ahead) + gap;
    }

    /** For how long on end there was always somebody who had to wait. */
    synchronized long waitingNanos() {
        return waitingSince == NOBODY ? 0 : nanoTime.getAsLong() - waitingSince;
    }
}
