package switchboard.plugins.quotas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.plugins.calls.CallKind;
import switchboard.plugins.calls.CallPool;
import switchboard.plugins.calls.Tally;

/** The quotas of one generation. Every refusal is counted, and noted in the generation's conduct. */
public final class Quotas {

    /** Jobs queued at once while requests are answered. */
    static final int JOBS_AT_ONCE = 1_000;

    /** In the background, so many need not wait for their turn: more at once would be felt by everybody else. */
    static final int BACKGROUND_AT_ONCE = 20;

    /** In threads of its own, which do what they do whatever else is to be done. */
    static final int OWN_AT_ONCE = 2;

    /**
     * How long a plugin's own threads may want more than their share before every further wish counts as a breach. What
     * the host calls in the background may take its time: its deadline bounds it.
     */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Receivers of notifications at once. */
    static final int NOTIFICATIONS_AT_ONCE = 5_000;

    private final String plugin;
    private final CallPool pool;
    private final Tally tally;
    private final Rate events;
    private final Rate transactions;
    private final Rate jobs;
    private final Pace backgroundTransactions;
    private final Pace ownTransactions;
    private final Pace backgroundJobs;
    private final Pace ownJobs;
    private final Rate notifications;

    private final Pause pause;

    public Quotas(String plugin, CallPool pool, Tally tally) {
        this(plugin, pool, tally, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    Quotas(String plugin, CallPool pool, Tally tally, LongSupplier nanoTime, Pause pause) {
        this.plugin = plugin;
        this.pause = pause;
        this.pool = pool;
        this.tally = tally;
        this.events = new Rate(Quota.EVENTS_PER_MINUTE.limit(), Quota.EVENTS_PER_MINUTE.limit(), nanoTime);
        this.transactions =
                new Rate(Quota.TRANSACTIONS_PER_MINUTE.limit(), Quota.TRANSACTIONS_PER_MINUTE.limit(), nanoTime);
        this.jobs = new Rate(Quota.JOBS_PER_MINUTE.limit(), JOBS_AT_ONCE, nanoTime);
        this.backgroundTransactions =
                new Pace(Quota.BACKGROUND_TRANSACTIONS_PER_MINUTE.limit(), BACKGROUND_AT_ONCE, nanoTime);
        this.ownTransactions = new Pace(Quota.OWN_TRANSACTIONS_PER_MINUTE.limit(), OWN_AT_ONCE, nanoTime);
        this.backgroundJobs = new Pace(Quota.JOBS_PER_MINUTE.limit(), BACKGROUND_AT_ONCE, nanoTime);
        this.ownJobs = new Pace(Quota.OWN_JOBS_PER_MINUTE.limit(), OWN_AT_ONCE, nanoTime);
        this.notifications = new Rate(Quota.NOTIFICATIONS_PER_MINUTE.limit(), NOTIFICATIONS_AT_ONCE, nanoTime);
    }

    /**
     * Refuses what is more than a quota allows.
     *
     * @throws ServiceDeskException {@code plugin.quota_exceeded}: 413, or 429 where it may be granted a little later
     */
    public void require(Quota quota, long asked) {
        if (asked > quota.limit()) {
            throw refusal(quota);
        }
    }

    /**
     * Waits, in the background, until the plugin's transactions with events are within their rate. To be called before a
     * transaction begins, since nobody may wait within one.
     */
    public void awaitAppending() {
        if (isOwnThread()) {
            await(ownTransactions, Quota.OWN_TRANSACTIONS_PER_MINUTE);
        } else if (!isRequest()) {
            await(backgroundTransactions, Quota.BACKGROUND_TRANSACTIONS_PER_MINUTE);
        }
    }

    /** Takes a transaction with so many events from the rates, or refuses it. */
    public void requireAppending(int count) {
        require(Quota.EVENTS_IN_TRANSACTION, count);
        if (isOwnThread()) {
            ownTransactions.take();
        } else if (!isRequest()) {
            backgroundTransactions.take();
        } else if (!transactions.take(1)) {
            throw refusal(Quota.TRANSACTIONS_PER_MINUTE);
        }
        if (!events.take(count)) {
            throw refusal(Quota.EVENTS_PER_MINUTE);
        }
    }

    private boolean isRequest() {
        return pool.current() == CallKind.REQUEST;
    }

    private boolean isOwnThread() {
        return pool.current() == null;
    }

    private void await(Pace pace, Quota quota) {
        long nanos = pace.waitNanos();
        if (nanos == 0) {
            return;
        }
        if (isOwnThread() && pace.waitingNanos() > PATIENCE.toNanos()) {
            breached(quota);
        }
        try {
            pause.sleep(nanos);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw refusal(quota);
        }
    }

    /** Takes notifications to so many receivers from the rate, or refuses them. */
    public void requireNotifying(int receivers) {
        if (!notifications.take(receivers)) {
            throw refusal(Quota.NOTIFICATIONS_PER_MINUTE);
        }
    }

    /** Takes one job from the rate: refuses it while a request is answered, and waits for its turn otherwise. */
    public void requireQueueing() {
        if (isOwnThread()) {
            await(ownJobs, Quota.OWN_JOBS_PER_MINUTE);
            ownJobs.take();
        } else if (!isRequest()) {
            await(backgroundJobs, Quota.JOBS_PER_MINUTE);
            backgroundJobs.take();
        } else if (!jobs.take(1)) {
            throw refusal(Quota.JOBS_PER_MINUTE);
        }
    }

    /** Notes that something was refused because of a quota, and answers the refusal. */
    public ServiceDeskException refusal(Quota quota) {
        String words = "at most " + quota.limit() + " " + quota.words();
        breached(quota);
        return new ServiceDeskException(
                quota.passes() ? Refusal.TOO_MANY : Refusal.TOO_LARGE,
                "plugin.quota_exceeded",
                "The module " + plugin + " asks too much of the desk: it may have " + words + ".",
                List.of(),
                Map.of("quota", quota.key(), "limit", quota.limit()),
                null);
    }

    /** Notes the same where the refusal has been told already. */
    public void breached(Quota quota) {
        tally.breached(quota.key());
        pool.conduct().breached("at most " + quota.limit() + " " + quota.words() + ".");
    }

    /** A sleep that can be interrupted. */
    interface Pause {
        void sleep(long nanos) throws InterruptedException;
    }
}
