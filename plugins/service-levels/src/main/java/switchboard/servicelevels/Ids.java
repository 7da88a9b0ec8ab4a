package switchboard.servicelevels;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids: UUID version 7, increasing on one node also when the clock steps back. */
final class Ids {

    private static final int COUNTER_BITS = 12;

    private final Clock clock;
    private final RandomGenerator random;
    private long last;

    Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    UUID next() {
        long stamp = nextStamp();
        long high = ((stamp >>> COUNTER_BITS) << 16) | 0x7000L | (stamp & ((1L << COUNTER_BITS) - 1));
        return new UUID(high, (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    /** Milliseconds and a counter in one number, so that a full counter runs over into the next millisecond. */
    private synchronized long nextStamp() {
        long now = clock.millis() << COUNTER_BITS;
        last = now > last ? now : last + 1;
        return last;
    }
}
