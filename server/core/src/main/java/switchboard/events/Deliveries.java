package switchboard.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.events.Outbox.Due;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/**
 * The durable outbox. What is to leave the desk is written in the transaction that decides it, and delivered afterwards,
 * at least once, by whichever node takes it first; a failure is tried again with growing pauses and, after as many attempts
 * as its kind has, put with the dead letters, from where it can be replayed. An attempt is written down before it is made:
 * a delivery is made twice only where a node died, or lost the database, between the two.
 */
public final class Deliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final int LARGEST = 4_000_000;
    private static final int WINDOW = 100;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PUT_OFF = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final ThreadFactory threads;
    private final DeliveryAttempt attempt;
    private final ConcurrentMap<String, DeliveryLane> lanes = new ConcurrentHashMap<>();
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
        register(kind, handler, DeliveryPace.STANDARD);
    }

    /** The same at a pace of its own. */
    public void register(String kind, DeliveryHandler handler, DeliveryPace pace) {
        if (!KIND.matcher(kind).matches() || lanes.putIfAbsent(kind, new DeliveryLane(kind, handler, pace)) != null) {
            throw new IllegalArgumentException("No kind of destination, or one that has a handler: " + kind);
        }
        wake();
    }

    /** Takes the handler of a kind away. A delivery under way is not waited for. */
    public void remove(String kind) {
        lanes.remove(kind);
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
        return enqueueAll(work, kind, List.of(new Draft(destination, orderingKey, payload)))
                .getFirst();
    }

    /** Writes deliveries of one kind as part of the transaction, with one statement; returns their ids in order. */
    public List<UUID> enqueueAll(Work work, String kind, List<Draft> drafts) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Draft draft : drafts) {
            if (!KIND.matcher(kind).matches()
                    || draft.destination().length() > 200
                    || draft.orderingKey().length() > 100
                    || draft.payload().length() > LARGEST) {
                throw new IllegalArgumentException("Not a delivery: " + kind + " to " + draft.destination());
            }
            deliveries.add(
                    new Delivery(ids.next(), kind, draft.destination(), draft.orderingKey(), draft.payload(), 0));
        }
        if (!deliveries.isEmpty()) {
            Outbox.insert(work.dsl(), deliveries, clock.instant());
            work.afterCommit(this::wake);
        }
        return deliveries.stream().map(Delivery::id).toList();
    }

    /**
     * A delivery that has no id yet. See {@link #enqueue} for the bounds.
     *
     * @param orderingKey empty where order does not matter
     */
    public record Draft(String destination, String orderingKey, String payload) {}

    /** How many deliveries to a destination wait, at most {@code most}. */
    public int waiting(String kind, String destination, int most) {
        return transactions.read(dsl -> Outbox.waiting(dsl, kind, destination, most));
    }

    /** What went to a destination or is to go there, newest first, before an id where one is given. */
    public List<DeliveryRecord> log(String kind, String destination, @Nullable UUID before, int most) {
        return transactions.read(dsl -> OutboxLog.page(dsl, kind, destination, before, most));
    }

    /** One of the deliveries to a destination. */
    public Optional<DeliveryRecord> find(String kind, String destination, UUID id) {
        return transactions.read(dsl -> OutboxLog.find(dsl, kind, destination, id));
    }

    /** How the kinds stand whose names begin like this. */
    public DeliveryBacklog backlog(String prefix) {
        return transactions.read(dsl -> OutboxLog.backlog(dsl, prefix, clock.instant()));
    }

    /** Makes what waits for a destination due now. */
    public void hurry(String kind, String destination) {
        transactions.inTransaction(work -> {
            Outbox.hurry(work.dsl(), kind, destination, clock.instant());
            return null;
        });
        wake();
    }

    /** Makes one again that was made or given up; false where it waits already. */
    public boolean again(Work work, String kind, String destination, UUID id) {
        work.afterCommit(this::wake);
        return Outbox.again(work.dsl(), kind, destination, id, clock.instant());
    }

    /** Forgets what waits for a destination that is no more, dead letters included. */
    public void forget(Work work, String kind, String destination) {
        Outbox.forget(work.dsl(), kind, destination);
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
        return transactions.inTransaction(work -> Outbox.purge(work.dsl(), DeliveryTables.DELIVERED, before, 1_000));
    }

    /** Forgets dead letters that were given up before an instant, likewise. */
    public int purgeDead(Instant before) {
        return transactions.inTransaction(work -> Outbox.purge(work.dsl(), DeliveryTables.DEAD, before, 1_000));
    }

    /** Gives up what waits since before an instant, of the kinds whose names begin like this; returns how many. */
    public int expire(String prefix, Instant before, String reason, int most) {
        return transactions.inTransaction(
                work -> Outbox.expire(work.dsl(), prefix, before, reason, clock.instant(), most));
    }

    /** Takes up nothing more and waits up to 15 seconds for what is under way. */
    @Override
    public void close() {
        stopped = true;
        wake();
        try {
            long end = System.nanoTime() + STOP.toNanos();
            for (DeliveryLane lane : lanes.values()) {
                if (!lane.awaitEmpty(Math.max(1, (end - System.nanoTime()) / 1_000_000))) {
                    LOG.warn("Deliveries of the kind {} are still under way; they will be made again", lane.kind());
                }
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
                boolean found = takeUp();
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
    private boolean takeUp() {
        boolean any = false;
        for (DeliveryLane lane : lanes.values()) {
            any |= !stopped && !lane.isFull() && takeUp(lane);
        }
        return any;
    }

    private boolean takeUp(DeliveryLane lane) {
        Instant now = clock.instant();
        Set<String> full = lane.fullDestinations();
        List<Due> due = transactions.read(dsl -> Outbox.due(dsl, lane.kind(), full, now, WINDOW));
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
            any |= !one.blocked() && !stopped && begin(lane, one);
        }
        return any;
    }

    private boolean begin(DeliveryLane lane, Due due) {
        String destination = due.delivery().destination();
        if (!lane.enter(destination)) {
            return false;
        }
        boolean begun = false;
        try {
            if (lanes.get(lane.kind()) == lane && attempt.claim(due)) {
                threads.newThread(() -> make(lane, due)).start();
                begun = true;
            }
        } finally {
            if (!begun) {
                lane.leave(destination);
            }
        }
        return begun;
    }

    private void make(DeliveryLane lane, Due due) {
        try {
            attempt.make(due, lane.handler(), lane.pace());
        } finally {
            lane.leave(due.delivery().destination());
            wake();
        }
    }
}
