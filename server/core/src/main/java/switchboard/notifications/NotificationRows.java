package switchboard.notifications;

import static switchboard.notifications.NotificationTables.CHANNELS;
import static switchboard.notifications.NotificationTables.CONTENT;
import static switchboard.notifications.NotificationTables.CONTENTS;
import static switchboard.notifications.NotificationTables.CONTENT_CREATED_AT;
import static switchboard.notifications.NotificationTables.CONTENT_ID;
import static switchboard.notifications.NotificationTables.CONTENT_VALUES;
import static switchboard.notifications.NotificationTables.CREATED_AT;
import static switchboard.notifications.NotificationTables.EVENT;
import static switchboard.notifications.NotificationTables.ID;
import static switchboard.notifications.NotificationTables.NOTIFICATION;
import static switchboard.notifications.NotificationTables.NOT_BEFORE;
import static switchboard.notifications.NotificationTables.ONCE;
import static switchboard.notifications.NotificationTables.ORGANIZATION;
import static switchboard.notifications.NotificationTables.OUTSTANDING;
import static switchboard.notifications.NotificationTables.RECEIVER;
import static switchboard.notifications.NotificationTables.STATE;
import static switchboard.notifications.NotificationTables.SUBJECT_ID;
import static switchboard.notifications.NotificationTables.SUBJECT_TYPE;
import static switchboard.notifications.NotificationTables.URGENT;
import static switchboard.notifications.NotificationTables.VERSION;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.api.notifications.Notification;

/** Notifications as rows: how they come in. */
final class NotificationRows {

    private NotificationRows() {}

    record New(UUID id, UUID receiver) {}

    static void insertContent(DSLContext dsl, UUID id, String values, Instant now) {
        dsl.insertInto(CONTENTS)
                .columns(CONTENT_ID, CONTENT_VALUES, CONTENT_CREATED_AT)
                .values(id, values, now)
                .execute();
    }

    static void insert(DSLContext dsl, Notification notification, UUID content, List<New> rows, Instant now) {
        var insert = dsl.insertInto(NOTIFICATION)
                .columns(
                        ID,
                        EVENT,
                        SUBJECT_TYPE,
                        SUBJECT_ID,
                        ORGANIZATION,
                        RECEIVER,
                        CONTENT,
                        URGENT,
                        ONCE,
                        STATE,
                        NOT_BEFORE,
                        OUTSTANDING,
                        CREATED_AT,
                        VERSION,
                        CHANNELS);
        for (New row : rows) {
            insert = insert.values(
                    row.id(),
                    notification.event(),
                    notification.subject().type(),
                    notification.subject().id(),
                    notification.organization(),
                    row.receiver(),
                    content,
                    notification.urgent(),
                    notification.once(),
                    NotificationState.WAITING,
                    now,
                    0,
                    now,
                    0L,
                    NamedChannels.write(notification.channels()));
        }
        // Not INSERT IGNORE, which would let pass more than the key that was met before.
        insert.onDuplicateKeyUpdate().set(ID, ID).execute();
    }
}
