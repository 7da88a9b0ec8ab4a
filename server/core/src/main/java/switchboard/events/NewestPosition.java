package switchboard.events;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest position that this node knows of. The sequencer moves it on; followers of the journal wait here, so that
 * none of them polls the database.
 */
public final class NewestPosition {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long position;

    /** 0 where there is none, or none is known yet. */
    public long value() {
        return position;
    }

    /** Moves on to a position; an older one than the known changes nothing. */
    void advance(long newest) {
        if (newest <= position) {
            return;
        }
        lock.lock();
        try {
            position = Math.max(position, newest);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is a position beyond the given one, or the time is over; returns the newest. */
    public long awaitBeyond(long known, Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (position <= known && left > 0) {
                left = moved.awaitNanos(left);
            }
            return position;
        } finally {
            lock.unlock();
        }
    }
}
