package switchboard.smtp.server;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the attempts under way, so that a mail server never meets more of them than it should. */
final class Connections implements AutoCloseable {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Attempt> underWay = new HashSet<>();
    private boolean closed;

    /**
     * Begins an attempt, as soon as there are fewer than so many.
     *
     * @throws IOException where no other ended in time: the server is slow
     */
    Attempt begin(int most, Duration patience) throws IOException, InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed && underWay.size() >= most && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (closed) {
                throw new IOException("The plugin is stopping.");
            }
            if (underWay.size() >= most) {
                throw new IOException("All " + most + " connections to the mail server were busy for "
                        + patience.toSeconds() + " seconds.");
            }
            Attempt attempt = new Attempt();
            underWay.add(attempt);
            return attempt;
        } finally {
            lock.unlock();
        }
    }

    /** Ends an attempt, however far it got. */
    void end(Attempt attempt) {
        attempt.close();
        lock.lock();
        try {
            underWay.remove(attempt);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all of them, and lets none begin. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            underWay.forEach(Attempt::close);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
