package switchboard.notifications;

import static switchboard.notifications.NotificationTables.CHANNELS;
import static switchboard.notifications.NotificationTables.EVENT;
import static switchboard.notifications.NotificationTables.ID;
import static switchboard.notifications.NotificationTables.NOTIFICATION;
import static switchboard.notifications.NotificationTables.NOT_BEFORE;
import static switchboard.notifications.NotificationTables.ORGANIZATION;
import static switchboard.notifications.NotificationTables.RECEIVER;
import static switchboard.notifications.NotificationTables.SENT_AT;
import static switchboard.notifications.NotificationTables.STATE;
import static switchboard.notifications.NotificationTables.SUBJECT_ID;
import static switchboard.notifications.NotificationTables.SUBJECT_TYPE;
import static switchboard.notifications.NotificationTables.URGENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;

/**
 * A notification that is due and not yet planned.
 *
 * @param channels by which it goes whatever the receiver has chosen; none where that decides
 */
record Pending(
        UUID id,
        String event,
        Subject subject,
        @Nullable UUID organization,
        UUID receiver,
        boolean urgent,
        Set<String> channels) {

    static final String DIGEST = "notification.digest";

    boolean isDigest() {
        return event.equals(DIGEST);
    }

    /** Oldest first: what waits and what was held are each read in the order of one index. */
    static List<Pending> due(DSLContext dsl, Instant now, int most) {
        List<Pending> due = new ArrayList<>();
        for (String state : List.of(NotificationState.WAITING, NotificationState.HELD)) {
            due.addAll(dsl.select(ID, EVENT, SUBJECT_TYPE, SUBJECT_ID, ORGANIZATION, RECEIVER, URGENT, CHANNELS)
                    .from(NOTIFICATION)
                    .where(STATE.eq(state), NOT_BEFORE.le(now))
                    .orderBy(NOT_BEFORE, ID)
                    .limit(most)
                    .fetch(Pending::of));
        }
        return due;
    }

    private static Pending of(Record row) {
        return new Pending(
                row.get(ID),
                row.get(EVENT),
                new Subject(row.get(SUBJECT_TYPE), row.get(SUBJECT_ID)),
                row.get(ORGANIZATION),
                row.get(RECEIVER),
                row.get(URGENT),
                NamedChannels.read(row.get(CHANNELS)));
    }

    /** How many were sent to each receiver since an instant, by what they were about. */
    static Map<UUID, Map<Subject, Integer>> sentSince(DSLContext dsl, Collection<UUID> receivers, Instant since) {
        Map<UUID, Map<Subject, Integer>> sent = new HashMap<>();
        dsl.select(RECEIVER, SUBJECT_TYPE, SUBJECT_ID, DSL.count())
                .from(NOTIFICATION)
                .where(RECEIVER.in(receivers), SENT_AT.gt(since))
                .groupBy(RECEIVER, SUBJECT_TYPE, SUBJECT_ID)
                .forEach(row -> sent.computeIfAbsent(row.value1(), receiver -> new HashMap<>())
                        .put(new Subject(row.value2(), row.value3()), row.value4()));
        return sent;
    }
}
