package switchboard.notifications;

import static switchboard.notifications.NotificationTables.CONTENTS;
import static switchboard.notifications.NotificationTables.CONTENT_CREATED_AT;
import static switchboard.notifications.NotificationTables.CREATED_AT;
import static switchboard.notifications.NotificationTables.DEAD_AT;
import static switchboard.notifications.NotificationTables.ID;
import static switchboard.notifications.NotificationTables.NOTIFICATION;
import static switchboard.notifications.NotificationTables.OUTSTANDING;
import static switchboard.notifications.NotificationTables.REASON;
import static switchboard.notifications.NotificationTables.SENT_AT;
import static switchboard.notifications.NotificationTables.STATE;
import static switchboard.notifications.NotificationTables.VERSION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import switchboard.events.Deliveries;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;

/** Gives up what waits too long for a channel that is away, and forgets what is old. */
final class NotificationSweep {

    /** How long a message waits for its channel. */
    private static final Duration WAIT = Duration.ofDays(7);

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Deliveries deliveries;
    private final Clock clock;

    NotificationSweep(Transactions transactions, Deliveries deliveries, Clock clock) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    void run() {
        Instant now = clock.instant();
        while (deliveries.expire(Planner.KIND, now.minus(WAIT), "Its channel did not come back.", AT_ONCE) == AT_ONCE) {
            // The next thousand.
        }
        while (giveUp(now) == AT_ONCE) {
            // Likewise.
        }
        while (forget(now.minus(KEPT)) == AT_ONCE) {
            // Likewise.
        }
        while (forgetContents(now.minus(KEPT)) == AT_ONCE) {
            // Likewise.
        }
    }

    private int giveUp(Instant now) {
        return transactions.inTransaction(work -> work.dsl()
                .update(NOTIFICATION)
                .set(STATE, NotificationState.DEAD)
                .set(DEAD_AT, now)
                .set(OUTSTANDING, 0)
                .set(REASON, "Its channel did not come back.")
                .set(VERSION, VERSION.plus(1))
                .where(STATE.eq(NotificationState.SENDING), SENT_AT.lt(now.minus(WAIT)))
                .orderBy(ID)
                .limit(AT_ONCE)
                .execute());
    }

    private int forget(Instant before) {
        return transactions.inTransaction(work -> work.dsl()
                .deleteFrom(NOTIFICATION)
                .where(ID.lt(Ids.first(before)), CREATED_AT.lt(before))
                .orderBy(ID)
                .limit(AT_ONCE)
                .execute());
    }

    /** Written a moment before their notifications, so they go after them. */
    private int forgetContents(Instant before) {
        return transactions.inTransaction(work -> work.dsl()
                .deleteFrom(CONTENTS)
                .where(CONTENT_CREATED_AT.lt(before.minus(Duration.ofDays(1))))
                .orderBy(CONTENT_CREATED_AT)
                .limit(AT_ONCE)
                .execute());
    }
}
