package switchboard.notifications;

import static switchboard.notifications.NotificationTables.DEAD_AT;
import static switchboard.notifications.NotificationTables.ID;
import static switchboard.notifications.NotificationTables.NOTIFICATION;
import static switchboard.notifications.NotificationTables.NOT_BEFORE;
import static switchboard.notifications.NotificationTables.OUTSTANDING;
import static switchboard.notifications.NotificationTables.REASON;
import static switchboard.notifications.NotificationTables.STATE;
import static switchboard.notifications.NotificationTables.VERSION;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What became of a notification, as it is written. */
final class OutcomeRows {

    private static final int LONGEST = 1_000;

    private OutcomeRows() {}

    /** One channel that has taken it is enough. */
    static int delivered(DSLContext dsl, UUID id) {
        return dsl.update(NOTIFICATION)
                .set(STATE, NotificationState.DELIVERED)
                .set(OUTSTANDING, OUTSTANDING.minus(1))
                .set(VERSION, VERSION.plus(1))
                .where(ID.eq(id), STATE.in(NotificationState.SENDING, NotificationState.DELIVERED))
                .execute();
    }

    /** It is dead once the last channel has given it up, unless another has taken it. */
    static int gaveUp(DSLContext dsl, UUID id, String reason, Instant now) {
        String said = reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST);
        Condition last = STATE.eq(NotificationState.SENDING).and(OUTSTANDING.le(1));
        return dsl.update(NOTIFICATION)
                // In this order: MariaDB sees what stands further left as it is already.
                .set(DEAD_AT, DSL.when(last, DSL.val(now, DEAD_AT)).otherwise(DEAD_AT))
                .set(STATE, DSL.when(last, NotificationState.DEAD).otherwise(STATE))
                .set(OUTSTANDING, OUTSTANDING.minus(1))
                .set(REASON, said)
                .set(VERSION, VERSION.plus(1))
                .where(ID.eq(id), STATE.in(NotificationState.SENDING, NotificationState.DELIVERED))
                .execute();
    }

    static int drop(DSLContext dsl, UUID id, String reason) {
        return dsl.update(NOTIFICATION)
                .set(STATE, NotificationState.DROPPED)
                .set(REASON, reason)
                .set(VERSION, VERSION.plus(1))
                .where(ID.eq(id), STATE.eq(NotificationState.SENDING))
                .execute();
    }

    /** A dead one is planned anew. */
    static boolean replay(DSLContext dsl, UUID id, Instant now) {
        return dsl.update(NOTIFICATION)
                        .set(STATE, NotificationState.WAITING)
                        .set(NOT_BEFORE, now)
                        .setNull(REASON)
                        .setNull(DEAD_AT)
                        .set(VERSION, VERSION.plus(1))
                        .where(ID.eq(id), STATE.eq(NotificationState.DEAD))
                        .execute()
                == 1;
    }
}
