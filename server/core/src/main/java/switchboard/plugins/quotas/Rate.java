package switchboard.plugins.quotas;

import java.util.function.LongSupplier;

/** So many within a minute, and so many of them at once; what was not used does not add up beyond that. */
final class Rate {

    private static final double NANOS = 60e9;

    private final double perNano;
    private final long atOnce;
    private final LongSupplier nanoTime;
    private double left;
    private long seenAt;

    Rate(long perMinute, long atOnce, LongSupplier nanoTime) {
        this.perNano = perMinute / NANOS;
        this.atOnce = atOnce;
        this.nanoTime = nanoTime;
        this.left = atOnce;
        this.seenAt = nanoTime.getAsLong();
    }

    /** Takes so many, or none and answers false. */
    synchronized boolean take(long count) {
        long now = nanoTime.getAsLong();
        left = Math.min(atOnce, left + (now - seenAt) * perNano);
        seenAt = now;
        if (count > left) {
            return false;
        }
        left -= count;
        return true;
    }
}
