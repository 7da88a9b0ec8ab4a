package switchboard.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.events.Outbox.Due;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/**
 * The durable outbox. What is to leave the desk is written in the transaction that decides it, and delivered afterwards,
 * at least once, by whichever node takes it first; a failure is tried again with growing pauses and, after twelve
 * attempts in about six hours, put with the dead letters, from where it can be replayed.
 */
public final class Deliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final int LARGEST = 4_000_000;
    private static final int AT_ONCE = 8;
    private static final int WINDOW = 100;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PUT_OFF = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final ThreadFactory threads;
    private final DeliveryAttempt attempt;
    private final ConcurrentMap<String, DeliveryHandler> handlers = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Semaphore wake = new Semaphore(0);
    private final Thread dispatcher;
    private volatile boolean stopped;

    public Deliveries(Transactions transactions, Ids ids, Clock clock, ThreadFactory threads) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.threads = threads;
        this.attempt = new DeliveryAttempt(transactions, clock);
        this.dispatcher = threads.newThread(this::dispatch);
    }

    /** Begins to deliver. To be called once. */
    public void start() {
        dispatcher.start();
    }

    /** Says who delivers to a kind of destination; what is of other kinds waits. */
    public void register(String kind, DeliveryHandler handler) {
        if (!KIND.matcher(kind).matches() || handlers.putIfAbsent(kind, handler) != null) {
            throw new IllegalArgumentException("No kind of destination, or one that has a handler: " + kind);
        }
        wake();
    }

    /** Takes the handler of a kind away. A delivery under way is not waited for. */
    public void remove(String kind) {
        handlers.remove(kind);
    }

    /**
     * Writes a delivery as part of the transaction.
     *
     * @param destination at most 200 characters
     * @param orderingKey at most 100 characters; empty where order does not matter
     * @param payload at most 4,000,000 characters
     * @return its id
     */
    public UUID enqueue(Work work, String kind, String destination, String orderingKey, String payload) {
        if (!KIND.matcher(kind).matches()
                || destination.length() > 200
                || orderingKey.length() > 100
                || payload.length() > LARGEST) {
            throw new IllegalArgumentException("Not a delivery: " + kind + " to " + destination);
        }
        UUID id = ids.next();
        Delivery delivery = new Delivery(id, kind, destination, orderingKey, payload, 0);
        Outbox.insert(work.dsl(), delivery, clock.instant());
        work.afterCommit(this::wake);
        return id;
    }

    /** What was given up, longest ago first; at most {@code most}. */
    public List<DeadDelivery> dead(int most) {
        return transactions.read(dsl -> Outbox.dead(dsl, most));
    }

    /** Tries a dead letter again from the first attempt; false where there is no such one. */
    public boolean replay(UUID id) {
        boolean found = transactions.inTransaction(work -> Outbox.replay(work.dsl(), id, clock.instant()));
        wake();
        return found;
    }

    /** Forgets what was delivered before an instant, at most 1,000 at a time; returns how many. */
    public int purge(Instant before) {
        return transactions.inTransaction(work -> Outbox.purge(work.dsl(), before, 1_000));
    }

    /** Takes up nothing more and waits up to 15 seconds for what is under way. */
    @Override
    public void close() {
        stopped = true;
        wake();
        try {
            if (places.tryAcquire(AT_ONCE, STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                places.release(AT_ONCE);
            } else {
                LOG.warn("Deliveries are still under way; they will be made again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void dispatch() {
        while (!stopped) {
            try {
                boolean found = !handlers.isEmpty() && takeUp();
                if (!found && wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("The outbox could not be read; it is tried again", failure);
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException interrupted) {
            stopped = true;
        }
    }

    /** @return whether anything was taken up, so that it is worth looking again at once */
    private boolean takeUp() throws InterruptedException {
        Instant now = clock.instant();
        Set<String> kinds = Set.copyOf(handlers.keySet());
        List<Due> due = transactions.read(dsl -> Outbox.due(dsl, kinds, now, WINDOW));
        List<UUID> blocked = due.stream()
                .filter(Due::blocked)
                .map(one -> one.delivery().id())
                .toList();
        if (!blocked.isEmpty()) {
            transactions.inTransaction(work -> {
                Outbox.putOff(work.dsl(), blocked, now.plus(PUT_OFF));
                return null;
            });
        }
        boolean any = false;
        for (Due one : due) {
            any |= !one.blocked() && !stopped && begin(one);
        }
        return any;
    }

    private boolean begin(Due due) throws InterruptedException {
        DeliveryHandler handler = handlers.get(due.delivery().kind());
        if (handler == null) {
            return false;
        }
        places.acquire();
        if (stopped || !attempt.claim(due)) {
            places.release();
            return false;
        }
        threads.newThread(() -> {
                    try {
                        attempt.make(due, handler);
                    } finally {
                        places.release();
                        wake();
                    }
                })
                .start();
        return true;
    }
}
