package switchboard.servicelevels;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for at every event and changes seldom: a copy of what stands in the database, at most a second old. Others
 * may write there, on another node or as the version of this module that goes, so whoever must not miss it reads afresh.
 */
public final class RecentCopy<T> {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<T> read;
    private final Clock clock;
    private final AtomicLong forgotten = new AtomicLong();
    private volatile @Nullable Loaded<T> loaded;

    public RecentCopy(Supplier<T> read, Clock clock) {
        this.read = read;
        this.clock = clock;
    }

    public T get() {
        Loaded<T> now = loaded;
        Instant at = clock.instant();
        long times = forgotten.get();
        if (now != null
                && now.forgotten() == times
                && !at.isBefore(now.at())
                && at.isBefore(now.at().plus(FRESH))) {
            return now.content();
        }
        T content = read.get();
        loaded = new Loaded<>(content, at, times);
        return content;
    }

    /** As it stands in the database now. */
    public T afresh() {
        forget();
        return get();
    }

    /** What was read before, or is being read at this moment, does not count any more. */
    public void forget() {
        forgotten.incrementAndGet();
    }

    private record Loaded<T>(T content, Instant at, long forgotten) {}
}
