package switchboard.plugins.generation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts who uses a generation. A lease is had only while the generation is open; once it drains, nobody new comes in and
 * whoever is inside is waited for.
 */
final class UseLeases {

    /** The sign bit says closed, the rest counts. */
    private final AtomicLong state = new AtomicLong();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();

    /** False where the generation no longer takes anybody in: look for the one that is live now. */
    boolean acquire() {
        for (; ; ) {
            long now = state.get();
            if (now < 0) {
                return false;
            }
            if (state.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    void release() {
        if (state.decrementAndGet() == Long.MIN_VALUE) {
            lock.lock();
            try {
                empty.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Takes nobody in any more and waits until all are out; false where some still are when the time is over. */
    boolean drain(Duration atMost) throws InterruptedException {
        state.getAndUpdate(now -> now | Long.MIN_VALUE);
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (state.get() != Long.MIN_VALUE) {
                if (left <= 0) {
                    return false;
                }
                left = empty.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes in again, after an upgrade that failed at its last step. */
    void reopen() {
        state.getAndUpdate(now -> now & Long.MAX_VALUE);
    }

    /** How many are inside. */
    long count() {
        return state.get() & Long.MAX_VALUE;
    }
}
