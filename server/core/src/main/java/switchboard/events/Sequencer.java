package switchboard.events;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.events.JournalOrder.Batch;
import switchboard.events.JournalOrder.LostTurnException;
import switchboard.persistence.Leases;
import switchboard.persistence.Transactions;

/**
 * Gives positions to committed entries, consecutive from 1, on one node at a time. A position is given in a transaction
 * of its own that also takes the entry off the pending ones, so that a crash at any point leaves neither gap nor
 * duplicate, and an entry that commits late simply gets a later position. On the other nodes it only learns what the
 * newest position is.
 */
public final class Sequencer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final int BATCH = 1_000;
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STOP = Duration.ofSeconds(10);
    /** What comes after a rest gets its position at once. */
    private static final long PACE_NANOS = Duration.ofMillis(4).toNanos();

    /** Under steady writing many small batches would cost more than they bring. */
    private static final long STEADY_PACE_NANOS = Duration.ofMillis(50).toNanos();

    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Transactions transactions;
    private final Clock clock;
    private final HeldLease lease;
    private final NewestPosition newest;
    private final Thread thread;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicLong given = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean stopped;
    private volatile boolean leading;

    public Sequencer(
            Transactions transactions, Leases leases, Clock clock, ThreadFactory threads, NewestPosition newest) {
        this.transactions = transactions;
        this.clock = clock;
        this.newest = newest;
        this.lease = new HeldLease(leases, "sequencer", LEASE);
        this.thread = threads.newThread(this::run);
    }

    /** Begins. To be called once. */
    public void start() {
        transactions.inTransaction(work -> {
            JournalOrder.prepare(work.dsl(), clock.instant());
            return null;
        });
        newest.advance(transactions.read(JournalOrder::newest));
        thread.start();
    }

    /** Says that something was committed. Costs nothing where it was said already. */
    public void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    /** Waits until everything committed before this call, on any node, has its position; false where the time was too short. */
    public boolean awaitPositions(Duration longest) throws InterruptedException {
        UUID last = transactions.read(JournalOrder::newestPending);
        long end = System.nanoTime() + longest.toNanos();
        while (last != null && transactions.read(dsl -> JournalOrder.isPending(dsl, last))) {
            long left = Math.min(end - System.nanoTime(), POLL.toNanos());
            if (left <= 0) {
                return false;
            }
            wake();
            newest.awaitBeyond(newest.value(), Duration.ofNanos(Math.min(left, PACE_NANOS)));
        }
        return true;
    }

    /** How long the oldest entry without a position has been waiting, by its id; zero where none waits. */
    public Duration lag() {
        UUID oldest = transactions.read(JournalOrder::oldestPending);
        if (oldest == null) {
            return Duration.ZERO;
        }
        long since = clock.millis() - (oldest.getMostSignificantBits() >>> 16);
        return Duration.ofMillis(Math.max(0, since));
    }

    /** What this node's sequencer has done since it started. */
    public Status status() {
        return new Status(leading, newest.value(), given.get(), batches.get(), failures.get());
    }

    /** Stops after the batch under way and hands the lease to whoever wants it. */
    @Override
    public void close() {
        stopped = true;
        wake();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(STOP)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long failed = 0;
        long lastWork = System.nanoTime() - STEADY_PACE_NANOS;
        while (!stopped) {
            try {
                long began = System.nanoTime();
                int size = turn();
                failed = 0;
                rest(size == BATCH ? 0 : POLL.toNanos());
                boolean steady = size > 0 && size < BATCH && began - lastWork < 2 * STEADY_PACE_NANOS;
                pace(began + (steady ? STEADY_PACE_NANOS : PACE_NANOS));
                lastWork = size > 0 ? began : lastWork;
            } catch (LostTurnException lost) {
                LOG.debug("Another node gave out positions");
            } catch (InterruptedException interrupted) {
                break;
            } catch (RuntimeException failure) {
                failures.incrementAndGet();
                failed++;
                LOG.warn("The sequencer failed; it goes on", failure);
                pauseAfter(failed);
            }
        }
        leading = false;
        lease.release();
    }

    /** @return how many entries got a position */
    private int turn() {
        leading = lease.hold();
        if (!leading) {
            newest.advance(transactions.read(JournalOrder::newest));
            return 0;
        }
        Batch batch = transactions.inTransaction(work -> JournalOrder.giveOut(work.dsl(), BATCH, clock.instant()));
        if (batch.size() > 0) {
            given.addAndGet(batch.size());
            batches.incrementAndGet();
        }
        newest.advance(batch.newest());
        return batch.size();
    }

    private void rest(long nanos) throws InterruptedException {
        if (nanos > 0 && wake.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            wake.drainPermits();
        }
    }

    private static void pace(long earliest) throws InterruptedException {
        long left = earliest - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private void pauseAfter(long failed) {
        try {
            rest(TimeUnit.MILLISECONDS.toNanos(Math.min(LONGEST_PAUSE_MILLIS, 100 << Math.min(failed, 5))));
        } catch (InterruptedException interrupted) {
            stopped = true;
        }
    }

    /**
     * Counters since the start.
     *
     * @param leading whether this node gives out the positions
     * @param newest the newest position it knows of
     */
    public record Status(boolean leading, long newest, long given, long batches, long failures) {}
}
