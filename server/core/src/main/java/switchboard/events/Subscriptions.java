package switchboard.events;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.events.EventHandler;
import switchboard.persistence.Leases;
import switchboard.persistence.Transactions;

/**
 * The consumers of the journal. Each has a durable cursor, a thread of its own, and a lease, so that one node calls its
 * handler at a time; each event is handed over at least once and in order.
 */
public final class Subscriptions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Pattern CONSUMER = Pattern.compile("[a-z][a-zA-Z0-9_.:-]{0,84}");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,30}\\.([a-z][a-z0-9_]{0,31}|\\*)");
    static final Duration LEASE = Duration.ofSeconds(6);

    private final Transactions transactions;
    private final Leases leases;
    private final Clock clock;
    private final ThreadFactory threads;
    private final NewestPosition newest;
    private final ConcurrentMap<String, SubscriptionWorker> workers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public Subscriptions(
            Transactions transactions, Leases leases, Clock clock, ThreadFactory threads, NewestPosition newest) {
        this.transactions = transactions;
        this.leases = leases;
        this.clock = clock;
        this.threads = threads;
        this.newest = newest;
        threads.newThread(this::keepLeases).start();
    }

    /** Registers a consumer that, when it is new, begins with the first event of the journal. */
    public Subscription register(String consumer, Set<String> types, EventHandler handler) {
        return register(consumer, types, handler, Start.BEGINNING);
    }

    /** Registers a consumer of all organizations' events. */
    public Subscription register(String consumer, Set<String> types, EventHandler handler, Start start) {
        return register(consumer, types, handler, start, () -> null);
    }

    /**
     * Registers a consumer and begins to call its handler, never inside a transaction, with 1 to 500 events at a time.
     * A failing handler is called again with the same events after 1 second, then growing pauses of up to a minute.
     *
     * @param consumer stable over restarts and upgrades; begins in lower case, at most 85 characters
     * @param types event types or nouns followed by {@code .*}; empty for every event
     * @param start where a consumer without a cursor begins
     * @param organizations whose events it is given, beside those of no organization; null for all. Asked before each
     *     reading: what has passed meanwhile has passed, also for an organization that is added later
     * @throws IllegalStateException where this consumer is registered on this node already
     */
    public Subscription register(
            String consumer,
            Set<String> types,
            EventHandler handler,
            Start start,
            Supplier<@Nullable Set<UUID>> organizations) {
        if (!CONSUMER.matcher(consumer).matches() || !types.stream().allMatch(TYPE.asMatchPredicate())) {
            throw new IllegalArgumentException("Not a consumer's name and event types: " + consumer + " " + types);
        }
        CursorStore cursor = new CursorStore(transactions, clock, consumer);
        cursor.prepare(start);
        HeldLease lease = new HeldLease(leases, "subscription:" + consumer, LEASE);
        SubscriptionWorker worker = new SubscriptionWorker(
                consumer,
                new EventTypes(types),
                organizations,
                handler,
                transactions,
                cursor,
                lease,
                newest,
                workers::remove);
        if (closed.getCount() == 0 || workers.putIfAbsent(consumer, worker) != null) {
            throw new IllegalStateException("The consumer " + consumer + " is registered already, or the desk stops");
        }
        worker.start(threads);
        return worker;
    }

    /** All consumers of this node. */
    public List<Subscription> all() {
        return List.copyOf(workers.values());
    }

    /** Forgets the cursor of a consumer that is not registered and will not come back. */
    public void forget(String consumer) {
        if (workers.containsKey(consumer)) {
            throw new IllegalStateException("The consumer " + consumer + " is still registered");
        }
        new CursorStore(transactions, clock, consumer).delete();
    }

    /** Stops every consumer. */
    @Override
    public void close() {
        closed.countDown();
        workers.values().forEach(SubscriptionWorker::askToStop);
        workers.values().forEach(SubscriptionWorker::close);
    }

    /** Renews leases while handlers run, so that a slow handler does not invite a second node. */
    private void keepLeases() {
        try {
            while (!closed.await(LEASE.toMillis() / 4, TimeUnit.MILLISECONDS)) {
                workers.values().forEach(SubscriptionWorker::keepLease);
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("No longer keeping leases");
        }
    }

    /** Where a new consumer begins. */
    public enum Start {
        /** With the first event ever. */
        BEGINNING,
        /** With the next event to come. */
        NEWEST
    }
}
