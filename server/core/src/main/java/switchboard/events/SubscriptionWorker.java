package switchboard.events;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.events.Event;
import switchboard.api.events.EventHandler;
import switchboard.events.CursorStore.Place;
import switchboard.persistence.Transactions;

/** The thread of one consumer: reads on from the cursor, calls the handler, moves the cursor. */
final class SubscriptionWorker implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionWorker.class);
    private static final int BATCH = 500;
    /** How many positions one query looks at, and how many pass unwanted before the cursor is moved for them. */
    private static final int WINDOW = 5_000;

    private static final Duration IDLE = Duration.ofMillis(100);

    /**
     * Readings begin so far apart at least: under steady writing one reading and one move of the cursor serve many
     * events, while what comes after a rest is handed over at once. A full page is followed without a pause.
     */
    private static final long PACE_NANOS = Duration.ofMillis(100).toNanos();

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final long LONGEST_PAUSE_SECONDS = 60;
    private static final int LONGEST_PROBLEM = 500;

    private final String consumer;
    private final EventTypes types;
    private final Supplier<@Nullable Set<UUID>> organizations;
    private final EventHandler handler;
    private final Transactions transactions;
    private final CursorStore cursor;
    private final HeldLease lease;
    private final NewestPosition newest;
    private final BiConsumer<String, SubscriptionWorker> whenClosed;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile long position;
    private volatile int failures;
    private volatile String problem = "";
    /** Where the stored cursor stands; null where it has to be read, after a failure or without the lease. */
    private @Nullable Place saved;

    SubscriptionWorker(
            String consumer,
            EventTypes types,
            Supplier<@Nullable Set<UUID>> organizations,
            EventHandler handler,
            Transactions transactions,
            CursorStore cursor,
            HeldLease lease,
            NewestPosition newest,
            BiConsumer<String, SubscriptionWorker> whenClosed) {
        this.consumer = consumer;
        this.types = types;
        this.organizations = organizations;
        this.handler = handler;
        this.transactions = transactions;
        this.cursor = cursor;
        this.lease = lease;
        this.newest = newest;
        this.whenClosed = whenClosed;
    }

    void start(ThreadFactory threads) {
        position = cursor.read().position();
        Thread started = threads.newThread(this::run);
        thread = started;
        started.start();
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                turn();
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("The consumer {} was interrupted", consumer);
        } finally {
            // An interrupt still pending would cut the connection on which the lease is given back.
            boolean ignored = Thread.interrupted();
            lease.release();
        }
    }

    private void turn() throws InterruptedException {
        try {
            if (!lease.hold()) {
                saved = null;
                stop.await(1, TimeUnit.SECONDS);
                return;
            }
            long earliestNext = System.nanoTime() + PACE_NANOS;
            boolean more = step();
            failures = 0;
            problem = "";
            if (!more) {
                stop.await(earliestNext - System.nanoTime(), TimeUnit.NANOSECONDS);
                newest.awaitBeyond(position, IDLE);
            }
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (CursorStore.MovedElsewhereException moved) {
            LOG.info("{}", moved.getMessage());
            saved = null;
        } catch (HandlerFailedException failure) {
            fail(failure.getCause());
        } catch (RuntimeException failure) {
            // The database, most likely: nobody is to wait for long once it is back.
            note(failure);
            LOG.warn("The consumer {} could not read on or move its cursor", consumer, failure);
            stop.await(1, TimeUnit.SECONDS);
        }
    }

    /** @return whether there is more to read at once */
    private boolean step() throws InterruptedException {
        Place place = saved == null ? resume() : saved;
        long after = position;
        long end = Math.min(after + WINDOW, newest.value());
        if (end <= after) {
            return false;
        }
        Condition wanted = types.condition().and(EventOrganizations.condition(organizations.get()));
        Stretch stretch = new Stretch(
                transactions.read(dsl -> JournalReader.between(dsl, after, end, wanted, BATCH)), after, end);
        if (!stretch.events().isEmpty()) {
            hand(stretch.events());
        }
        long reached = stretch.reached();
        if (!stretch.events().isEmpty() || reached - place.position() >= WINDOW) {
            saved = cursor.move(place, reached);
        }
        position = reached;
        return stretch.isFull();
    }

    private void hand(List<Event> events) throws InterruptedException {
        try {
            handler.handle(events);
        } catch (Throwable failure) {
            // Whatever a handler throws must not end the subscription: errors of a broken plugin, or the interrupt of
            // a thread of its own. Only our own close does.
            if (failure instanceof InterruptedException interrupted && stop.getCount() == 0) {
                throw interrupted;
            }
            throw new HandlerFailedException(failure);
        }
    }

    private Place resume() {
        Place place = cursor.read();
        saved = place;
        position = place.position();
        return place;
    }

    private void fail(Throwable failure) throws InterruptedException {
        failures++;
        note(failure);
        long pause = Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(failures - 1, 6));
        LOG.warn("The consumer {} failed at position {} and tries again in {} s", consumer, position, pause, failure);
        stop.await(pause, TimeUnit.SECONDS);
    }

    private void note(Throwable failure) {
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        problem = text.length() <= LONGEST_PROBLEM ? text : text.substring(0, LONGEST_PROBLEM);
        saved = null;
    }

    void keepLease() {
        try {
            lease.keep();
        } catch (RuntimeException failure) {
            LOG.debug("The lease of {} could not be kept", consumer, failure);
        }
    }

    void askToStop() {
        stop.countDown();
    }

    @Override
    public void close() {
        askToStop();
        Thread running = thread;
        try {
            if (running != null && !running.join(STOP)) {
                LOG.warn("The handler of {} does not return; it is interrupted", consumer);
                running.interrupt();
                running.join(STOP.dividedBy(6));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        whenClosed.accept(consumer, this);
    }

    @Override
    public String consumer() {
        return consumer;
    }

    @Override
    public long position() {
        return lease.isHeld() ? position : cursor.read().position();
    }

    @Override
    public long lag() {
        return Math.max(0, newest.value() - position());
    }

    @Override
    public int failures() {
        return failures;
    }

    @Override
    public String problem() {
        return problem;
    }

    /** Tells the handler's failures from our own. */
    private static final class HandlerFailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        HandlerFailedException(Throwable cause) {
            super(null, cause, false, false);
        }
    }

    /** What one query found in the positions after the first up to the second. */
    private record Stretch(List<Event> events, long after, long end) {

        /** Up to where the journal was read: to the last event only, where the page was full. */
        long reached() {
            return events.size() == BATCH ? events.getLast().position() : end;
        }

        /** Whether it held as much as one query takes, so that more may follow. */
        boolean isFull() {
            return events.size() == BATCH || end - after == WINDOW;
        }
    }
}
