package switchboard.notifications;

import static switchboard.notifications.NotificationTables.NOTIFICATION;
import static switchboard.notifications.NotificationTables.NOT_BEFORE;
import static switchboard.notifications.NotificationTables.STATE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.settings.Settings;
import switchboard.events.Deliveries;
import switchboard.events.DeliveryBacklog;
import switchboard.http.Metrics;
import switchboard.persistence.Transactions;

/** How far behind the notifications are: as metrics, and as an alarm where it is too far. */
final class QueueWatch {

    private static final Logger LOG = LoggerFactory.getLogger(QueueWatch.class);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final Deliveries deliveries;
    private final Settings settings;
    private final Clock clock;
    private final QueueAlarm alarm;
    private @Nullable Seen seen;

    QueueWatch(Transactions transactions, Deliveries deliveries, Settings settings, Clock clock, QueueAlarm alarm) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
        this.alarm = alarm;
    }

    /**
     * How they stand.
     *
     * @param queued planned or to be planned, and not yet delivered
     * @param lag how long the one that should have gone first is overdue
     */
    record Standing(long queued, long held, long dead, Duration lag) {}

    private record Seen(Standing standing, Instant at) {}

    void register(Metrics metrics) {
        metrics.gauge("notifications.queued", "Notifications on their way", () -> recent().queued());
        metrics.gauge(
                "notifications.held", "Notifications that wait for their receiver's hours", () -> recent().held());
        metrics.gauge("notifications.dead", "Notifications that every channel has given up", () -> recent().dead());
        metrics.gauge(
                "notifications.lag",
                "Seconds for which the notification that should have gone first is overdue",
                () -> recent().lag().toMillis() / 1_000.0);
        metrics.gauge(
                "notifications.late",
                "1 where notifications are later than the limit of the settings",
                () -> isLate(recent()) ? 1 : 0);
    }

    /** To be called every minute or so, by one node. */
    void look() {
        Standing now = standing();
        boolean late = isLate(now);
        alarm.lateness(now, late);
        alarm.deaths();
        if (late) {
            LOG.warn(
                    "Notifications are late: the first is overdue by {} s, {} are on their way, {} are dead. Look at the"
                            + " channels and at what they answer.",
                    now.lag().toSeconds(),
                    now.queued(),
                    now.dead());
        }
    }

    private boolean isLate(Standing standing) {
        return standing.lag().compareTo(settings.get(Pace.WARN_AFTER)) > 0;
    }

    private synchronized Standing recent() {
        Instant now = clock.instant();
        if (seen == null || seen.at().plus(FRESH).isBefore(now)) {
            seen = new Seen(standing(), now);
        }
        return seen.standing();
    }

    Standing standing() {
        Instant now = clock.instant();
        DeliveryBacklog backlog = deliveries.backlog(Planner.KIND);
        return transactions.read(dsl -> {
            Map<String, Integer> counts = counts(dsl);
            Duration overdue = overdue(dsl, now);
            return new Standing(
                    counts.getOrDefault(NotificationState.WAITING, 0)
                            + (long) counts.getOrDefault(NotificationState.SENDING, 0),
                    counts.getOrDefault(NotificationState.HELD, 0),
                    counts.getOrDefault(NotificationState.DEAD, 0),
                    overdue.compareTo(backlog.lag()) > 0 ? overdue : backlog.lag());
        });
    }

    private static Map<String, Integer> counts(DSLContext dsl) {
        return dsl.select(STATE, DSL.count())
                .from(NOTIFICATION)
                .where(STATE.in(
                        NotificationState.WAITING,
                        NotificationState.HELD,
                        NotificationState.SENDING,
                        NotificationState.DEAD))
                .groupBy(STATE)
                .fetchMap(STATE, DSL.count());
    }

    private static Duration overdue(DSLContext dsl, Instant now) {
        Instant first = dsl.select(DSL.min(NOT_BEFORE))
                .from(NOTIFICATION)
                .where(STATE.in(NotificationState.WAITING, NotificationState.HELD))
                .fetchSingle()
                .value1();
        return first == null || first.isAfter(now) ? Duration.ZERO : Duration.between(first, now);
    }
}
