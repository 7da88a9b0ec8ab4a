package switchboard.persistence;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes ids: UUID version 7 (RFC 9562), 48 bits of milliseconds, then a counter that grows within the millisecond, then
 * randomness. Ids made by one node are strictly increasing, also when the clock steps back.
 */
public final class Ids {

    private static final int COUNTER_BITS = 12;

    private final Clock clock;
    private final RandomGenerator random;
    private long last;

    /** @param random needs no thread safety; seeded by chance, so that two nodes never draw alike */
    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Ids made from this instant on are not smaller. */
    public static UUID first(java.time.Instant at) {
        return new UUID(Math.max(0, at.toEpochMilli()) << 16, 0);
    }

    public synchronized UUID next() {
        // Milliseconds and counter in one number, so that a full counter runs over into the next millisecond.
        long now = clock.millis() << COUNTER_BITS;
        last = now > last ? now : last + 1;
        long millis = last >>> COUNTER_BITS;
        long counter = last & ((1L << COUNTER_BITS) - 1);
        long high = millis << 16 | 0x7000L | counter;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
