package switchboard.plugins.quotas;

import java.util.function.LongSupplier;

/** So many within a minute, all of them at once if need be; what was not used does not add up beyond that. */
final class Rate {

    private static final double NANOS = 60e9;

    private final long most;
    private final LongSupplier nanoTime;
    private double left;
    private long seenAt;

    Rate(long perMinute, LongSupplier nanoTime) {
        this.most = perMinute;
        this.nanoTime = nanoTime;
        this.left = perMinute;
        this.seenAt = nanoTime.getAsLong();
    }

    /** Takes so many, or none and answers false. */
    synchronized boolean take(long count) {
        long now = nanoTime.getAsLong();
        left = Math.min(most, left + (now - seenAt) * (most / NANOS));
        seenAt = now;
        if (count > left) {
            return false;
        }
        left -= count;
        return true;
    }
}
