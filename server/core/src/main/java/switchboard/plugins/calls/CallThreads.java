package switchboard.plugins.calls;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import switchboard.api.error.UnavailableException;

/**
 * A bounded set of daemon platform threads. Callers wait in the semaphore, not in a queue of tasks: a caller is a virtual
 * thread and costs nothing, and the hand-over goes straight to the thread that became idle last, which is still warm.
 */
final class CallThreads implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final String plugin;
    private final int waiting;
    private final ThreadHouse house;
    private final Semaphore permits;
    private final ThreadPoolExecutor executor;
    private final Set<Call<?>> givenUp = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    CallThreads(String plugin, String lane, ThreadHouse house, int size, int waiting) {
        this.plugin = plugin;
        this.waiting = waiting;
        this.house = house;
        this.permits = new Semaphore(size, true);
        // The permits bound what runs; a thread that has just finished may not be back in the queue yet, hence no bound
        // here.
        this.executor = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                factory(plugin + "-" + lane, house));
    }

    private static ThreadFactory factory(String name, ThreadHouse house) {
        AtomicInteger number = new AtomicInteger();
        return task -> house.thread("plugin-" + name + "-" + number.incrementAndGet(), task);
    }

    /** Hands the call to a thread, waiting for one to be free. */
    void start(Call<?> call, Duration atMost) throws InterruptedException {
        if (closed || !(permits.tryAcquire() || acquire(atMost))) {
            throw overloaded();
        }
        try {
            executor.execute(() -> run(call));
        } catch (RuntimeException | OutOfMemoryError refused) {
            permits.release();
            if (refused instanceof OutOfMemoryError memory) {
                throw memory;
            }
            throw overloaded();
        }
    }

    private boolean acquire(Duration atMost) throws InterruptedException {
        return permits.getQueueLength() < waiting && permits.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void run(Call<?> call) {
        house.enter(call.kind());
        try {
            call.run();
        } finally {
            house.leave();
            if (call.takePlace()) {
                permits.release();
            } else {
                back(call);
            }
        }
    }

    private UnavailableException overloaded() {
        return new UnavailableException(
                "plugin.overloaded", "The module " + plugin + " has too much to do.", Duration.ofSeconds(1));
    }

    /** Gives the call's place to others; false where it has ended meanwhile. */
    boolean abandon(Call<?> call) {
        if (!call.takePlace()) {
            return false;
        }
        givenUp.add(call);
        house.tally().threadLost();
        permits.release();
        if (call.isEnded()) {
            back(call);
        }
        return true;
    }

    private void back(Call<?> call) {
        if (givenUp.remove(call)) {
            house.tally().threadBack();
        }
    }

    int abandoned() {
        return givenUp.size();
    }

    /** How many callers wait for a thread. */
    int waiting() {
        return permits.getQueueLength();
    }

    @Override
    public void close() {
        closed = true;
        executor.shutdownNow();
    }
}
