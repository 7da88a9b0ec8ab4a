package switchboard.plugins.quotas;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.plugins.calls.CallKind;
import switchboard.plugins.calls.CallPool;
import switchboard.plugins.calls.Tally;

/** The quotas of one generation. Every refusal is counted, and noted in the generation's conduct. */
public final class Quotas {

    /** Jobs queued at once. */
    static final int JOBS_AT_ONCE = 1_000;

    /** A batch of events with a transaction for each; more at once is a flood. */
    static final int BACKGROUND_AT_ONCE = 600;

    /** Receivers of notifications at once. */
    static final int NOTIFICATIONS_AT_ONCE = 5_000;

    private final String plugin;
    private final CallPool pool;
    private final Tally tally;
    private final Rate events;
    private final Rate transactions;
    private final Rate jobs;
    private final Rate backgroundTransactions;
    private final Rate notifications;

    public Quotas(String plugin, CallPool pool, Tally tally, LongSupplier nanoTime) {
        this.plugin = plugin;
        this.pool = pool;
        this.tally = tally;
        this.events = new Rate(Quota.EVENTS_PER_MINUTE.limit(), Quota.EVENTS_PER_MINUTE.limit(), nanoTime);
        this.transactions =
                new Rate(Quota.TRANSACTIONS_PER_MINUTE.limit(), Quota.TRANSACTIONS_PER_MINUTE.limit(), nanoTime);
        this.jobs = new Rate(Quota.JOBS_PER_MINUTE.limit(), JOBS_AT_ONCE, nanoTime);
        this.backgroundTransactions =
                new Rate(Quota.BACKGROUND_TRANSACTIONS_PER_MINUTE.limit(), BACKGROUND_AT_ONCE, nanoTime);
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

    /** Takes a transaction with so many events from the rates, or refuses it. */
    public void requireAppending(int count) {
        require(Quota.EVENTS_IN_TRANSACTION, count);
        boolean request = pool.current() == CallKind.REQUEST;
        if (!(request ? transactions : backgroundTransactions).take(1)) {
            throw refusal(request ? Quota.TRANSACTIONS_PER_MINUTE : Quota.BACKGROUND_TRANSACTIONS_PER_MINUTE);
        }
        if (!events.take(count)) {
            throw refusal(Quota.EVENTS_PER_MINUTE);
        }
    }

    /** Takes notifications to so many receivers from the rate, or refuses them. */
    public void requireNotifying(int receivers) {
        if (!notifications.take(receivers)) {
            throw refusal(Quota.NOTIFICATIONS_PER_MINUTE);
        }
    }

    /** Takes one job from the rate, or refuses it. */
    public void requireQueueing() {
        if (!jobs.take(1)) {
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
}
