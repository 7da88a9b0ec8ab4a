package switchboard.events;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import switchboard.api.access.Caller;
import switchboard.api.error.UnavailableException;

/**
 * The event stream as it happens. Followers wait for the newest position, so that none of them polls; how many there
 * are, and how many of one person, is bounded.
 */
public final class LiveEvents {

    /** After this long without anything to tell, a follower is given an empty page. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Duration RENEWAL = Duration.ofSeconds(4);
    private static final int PAGE = 200;
    /** Under load each follower reads this much less often for every follower there is: about 200 queries a second in all. */
    private static final Duration PACE_PER_FOLLOWER = Duration.ofMillis(5);

    private final EventStream events;
    private final NewestPosition newest;
    private final int most;
    private final int mostOfOne;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentMap<UUID, Integer> openByPerson = new ConcurrentHashMap<>();

    /**
     * @param most how many may follow at the same time on this node
     * @param mostOfOne how many of these may belong to one person
     */
    public LiveEvents(EventStream events, NewestPosition newest, int most, int mostOfOne) {
        this.events = events;
        this.newest = newest;
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** How many follow at this moment. */
    public int open() {
        return open.get();
    }

    /** The position from which one follows who wants only what is to come. */
    public long newest() {
        return events.newest();
    }

    /**
     * Refuses a caller for whom there is no place. {@link #follow} asks again.
     *
     * @throws UnavailableException {@code events.too_many_streams}
     */
    public void requirePlace(Caller caller) {
        if (open.get() >= most || openByPerson.getOrDefault(caller.id(), 0) >= mostOfOne) {
            throw new UnavailableException(
                    "events.too_many_streams", "Too many event streams are open; close some.", Duration.ofSeconds(10));
        }
    }

    /**
     * Hands over pages until the consumer throws, the thread is interrupted, or the caller is no longer who it was or
     * lacks {@code event:read}. A page without events comes at least every 15 seconds.
     *
     * @param renewed who the caller is by now; asked every few seconds, and before anything is handed over
     */
    public <X extends Exception> void follow(
            Caller caller, Supplier<Caller> renewed, long after, PageConsumer<X> consumer)
            throws X, InterruptedException {
        requirePlace(caller);
        open.incrementAndGet();
        openByPerson.merge(caller.id(), 1, Integer::sum);
        try {
            follow(new Follower(renewed, caller), after, consumer);
        } finally {
            open.decrementAndGet();
            openByPerson.computeIfPresent(caller.id(), (id, count) -> count == 1 ? null : count - 1);
        }
    }

    private <X extends Exception> void follow(Follower follower, long after, PageConsumer<X> consumer)
            throws X, InterruptedException {
        long position = after;
        long told = System.nanoTime();
        while (!Thread.interrupted()) {
            long began = System.nanoTime();
            EventPage page = events.read(follower.caller(), position, PAGE);
            boolean silentForLong = System.nanoTime() - told >= HEARTBEAT.toNanos();
            if (!page.items().isEmpty() || silentForLong) {
                consumer.accept(page);
                told = System.nanoTime();
            }
            boolean moved = page.next() > position;
            position = page.next();
            if (!moved) {
                long untilHeartbeat = HEARTBEAT.toNanos() - (System.nanoTime() - told);
                newest.awaitBeyond(position, Duration.ofNanos(Math.clamp(untilHeartbeat, 1, RENEWAL.toNanos())));
            }
            pace(began);
        }
    }

    private void pace(long began) throws InterruptedException {
        long left = began + PACE_PER_FOLLOWER.toNanos() * open.get() - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** Takes one page; throws to end the following. */
    @FunctionalInterface
    public interface PageConsumer<X extends Exception> {
        void accept(EventPage page) throws X;
    }

    /** A caller that is made sure of again every second, when asked for. */
    private static final class Follower {

        private static final long TRUSTED_NANOS = Duration.ofSeconds(1).toNanos();

        private final Supplier<Caller> renewed;
        private Caller caller;
        private long renewedAt = System.nanoTime();

        Follower(Supplier<Caller> renewed, Caller caller) {
            this.renewed = renewed;
            this.caller = caller;
        }

        Caller caller() {
            if (System.nanoTime() - renewedAt >= TRUSTED_NANOS) {
                caller = renewed.get();
                renewedAt = System.nanoTime();
            }
            return caller;
        }
    }
}
