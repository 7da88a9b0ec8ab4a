package switchboard.notifications;

import static switchboard.notifications.NotificationTables.CONTENT;
import static switchboard.notifications.NotificationTables.CONTENTS;
import static switchboard.notifications.NotificationTables.CONTENT_ID;
import static switchboard.notifications.NotificationTables.CONTENT_VALUES;
import static switchboard.notifications.NotificationTables.CREATED_AT;
import static switchboard.notifications.NotificationTables.EVENT;
import static switchboard.notifications.NotificationTables.ID;
import static switchboard.notifications.NotificationTables.NOTIFICATION;
import static switchboard.notifications.NotificationTables.ORGANIZATION;
import static switchboard.notifications.NotificationTables.READ_AT;
import static switchboard.notifications.NotificationTables.RECEIVER;
import static switchboard.notifications.NotificationTables.STATE;
import static switchboard.notifications.NotificationTables.SUBJECT_ID;
import static switchboard.notifications.NotificationTables.SUBJECT_TYPE;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;

/** A notification to one receiver with what it has to say. */
record Told(
        UUID id,
        String event,
        Subject subject,
        @Nullable UUID organization,
        UUID receiver,
        String state,
        Map<String, Object> values,
        Instant createdAt,
        @Nullable Instant readAt) {

    static final String TICKET = "ticket";

    /** The ticket that it is about; null where it is about something else, or about no sound id. */
    @Nullable
    UUID ticket() {
        if (!subject.type().equals(TICKET)) {
            return null;
        }
        try {
            return UUID.fromString(subject.id());
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** Whether it goes only to those who see a ticket. */
    boolean isOfTicket() {
        return subject.type().equals(TICKET);
    }

    /** Messages about one thing share it. */
    String conversation() {
        return subject.type() + "-" + subject.id();
    }

    static Optional<Told> find(DSLContext dsl, UUID id) {
        return select(dsl).where(ID.eq(id)).fetchOptional(Told::of);
    }

    static SelectOnConditionStep<? extends Record> select(DSLContext dsl) {
        return dsl.select(
                        ID,
                        EVENT,
                        SUBJECT_TYPE,
                        SUBJECT_ID,
                        ORGANIZATION,
                        RECEIVER,
                        STATE,
                        CONTENT_VALUES,
                        CREATED_AT,
                        READ_AT)
                .from(NOTIFICATION)
                .join(CONTENTS)
                .on(CONTENT_ID.eq(CONTENT));
    }

    static Told of(Record row) {
        return new Told(
                row.get(ID),
                row.get(EVENT),
                new Subject(row.get(SUBJECT_TYPE), row.get(SUBJECT_ID)),
                row.get(ORGANIZATION),
                row.get(RECEIVER),
                row.get(STATE),
                Values.read(row.get(CONTENT_VALUES)),
                row.get(CREATED_AT),
                row.get(READ_AT));
    }
}
