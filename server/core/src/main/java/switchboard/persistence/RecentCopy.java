package switchboard.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What every request asks for and changes seldom: a copy in memory, at most a second behind the database, since another
 * node may have written there. Whoever writes on this node lets it be forgotten.
 */
public final class RecentCopy<T> {

    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Reads what stands in the database. */
    @FunctionalInterface
    public interface Reading<T> {

        /** @param before what was read last, to be answered again where its version has not changed; null at first */
        T read(@Nullable T before);
    }

    private final Reading<T> reading;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private final AtomicLong forgotten = new AtomicLong();
    private volatile @Nullable Loaded<T> loaded;

    public RecentCopy(Reading<T> reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    public T get() {
        Loaded<T> now = loaded;
        return now != null && isFresh(now) ? now.content() : refreshed();
    }

    /** The next reader looks again, and so it does where somebody is reading at this moment. */
    public void forget() {
        forgotten.incrementAndGet();
    }

    /** The next reader reads everything, also where the version in the database is the same. */
    public void discard() {
        loading.lock();
        try {
            loaded = null;
        } finally {
            loading.unlock();
        }
    }

    private T refreshed() {
        loading.lock();
        try {
            Loaded<T> now = loaded;
            if (now != null && isFresh(now)) {
                return now.content();
            }
            // Both before it is read: what happens meanwhile makes the copy old, not new.
            Instant at = clock.instant();
            long times = forgotten.get();
            T content = reading.read(now == null ? null : now.content());
            loaded = new Loaded<>(content, at, times);
            return content;
        } finally {
            loading.unlock();
        }
    }

    /** A clock that was set back must not keep a copy alive. */
    private boolean isFresh(Loaded<T> copy) {
        Instant now = clock.instant();
        return copy.forgotten() == forgotten.get()
                && !now.isBefore(copy.at())
                && now.isBefore(copy.at().plus(FRESH));
    }

    private record Loaded<T>(T content, Instant at, long forgotten) {}
}
