package switchboard.notifications;

import static switchboard.notifications.NotificationTables.CONTENT;
import static switchboard.notifications.NotificationTables.CREATED_AT;
import static switchboard.notifications.NotificationTables.DIGEST;
import static switchboard.notifications.NotificationTables.EVENT;
import static switchboard.notifications.NotificationTables.ID;
import static switchboard.notifications.NotificationTables.NOTIFICATION;
import static switchboard.notifications.NotificationTables.NOT_BEFORE;
import static switchboard.notifications.NotificationTables.ONCE;
import static switchboard.notifications.NotificationTables.OUTSTANDING;
import static switchboard.notifications.NotificationTables.REASON;
import static switchboard.notifications.NotificationTables.RECEIVER;
import static switchboard.notifications.NotificationTables.SENT_AT;
import static switchboard.notifications.NotificationTables.STATE;
import static switchboard.notifications.NotificationTables.SUBJECT_ID;
import static switchboard.notifications.NotificationTables.SUBJECT_TYPE;
import static switchboard.notifications.NotificationTables.URGENT;
import static switchboard.notifications.NotificationTables.VERSION;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

/**
 * What was planned, as it is written. Every statement takes only notifications that nobody has planned meanwhile, and says
 * how many it took.
 */
final class PlanRows {

    private PlanRows() {}

    static int send(DSLContext dsl, List<UUID> ids, int channels, Instant now) {
        return take(
                state(dsl, NotificationState.SENDING).set(OUTSTANDING, channels).set(SENT_AT, now), ids);
    }

    static int inbox(DSLContext dsl, List<UUID> ids, String reason) {
        return take(state(dsl, NotificationState.DELIVERED).set(REASON, reason), ids);
    }

    static int hold(DSLContext dsl, List<UUID> ids, Instant until) {
        return take(state(dsl, NotificationState.HELD).set(NOT_BEFORE, until), ids);
    }

    static int drop(DSLContext dsl, List<UUID> ids, String reason) {
        return take(state(dsl, NotificationState.DROPPED).set(REASON, reason), ids);
    }

    static int collapse(DSLContext dsl, List<UUID> ids, UUID digest) {
        return take(
                state(dsl, NotificationState.DROPPED)
                        .set(REASON, "Told in a digest.")
                        .set(DIGEST, digest),
                ids);
    }

    private static UpdateSetMoreStep<?> state(DSLContext dsl, String state) {
        return dsl.update(NOTIFICATION).set(STATE, state).set(VERSION, VERSION.plus(1));
    }

    private static int take(UpdateSetMoreStep<?> update, List<UUID> ids) {
        return update.where(ID.in(ids), STATE.in(NotificationState.WAITING, NotificationState.HELD))
                .execute();
    }

    /**
     * The digest of a receiver under a key, made where there is none yet.
     *
     * @param id of the one to be made; the digest has it where this call has made it
     */
    static UUID digest(
            DSLContext dsl,
            UUID id,
            UUID receiver,
            UUID content,
            String once,
            boolean urgent,
            Instant due,
            Instant now) {
        dsl.insertInto(NOTIFICATION)
                .columns(
                        ID,
                        EVENT,
                        SUBJECT_TYPE,
                        SUBJECT_ID,
                        RECEIVER,
                        CONTENT,
                        URGENT,
                        ONCE,
                        STATE,
                        NOT_BEFORE,
                        OUTSTANDING,
                        CREATED_AT,
                        VERSION)
                .values(
                        id,
                        Pending.DIGEST,
                        "user",
                        receiver.toString(),
                        receiver,
                        content,
                        urgent,
                        once,
                        NotificationState.HELD,
                        due,
                        0,
                        now,
                        0L)
                .onDuplicateKeyUpdate()
                .set(URGENT, DSL.field("{0} or {1}", URGENT.getDataType(), URGENT, DSL.val(urgent)))
                .execute();
        return dsl.select(ID)
                .from(NOTIFICATION)
                .where(EVENT.eq(Pending.DIGEST), RECEIVER.eq(receiver), ONCE.eq(once))
                .fetchSingle(ID);
    }
}
