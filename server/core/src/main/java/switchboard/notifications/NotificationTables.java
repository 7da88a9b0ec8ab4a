package switchboard.notifications;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of this room. */
final class NotificationTables {

    static final Table<?> NOTIFICATION = DSL.table(DSL.name("core_notification"));
    static final Field<UUID> ID = Columns.id(NOTIFICATION, "id");
    static final Field<String> EVENT = Columns.text(NOTIFICATION, "event");
    static final Field<String> SUBJECT_TYPE = Columns.text(NOTIFICATION, "subject_type");
    static final Field<String> SUBJECT_ID = Columns.text(NOTIFICATION, "subject_id");
    static final Field<UUID> ORGANIZATION = Columns.id(NOTIFICATION, "organization_id");
    static final Field<UUID> RECEIVER = Columns.id(NOTIFICATION, "receiver_id");
    static final Field<UUID> CONTENT = Columns.id(NOTIFICATION, "content_id");
    static final Field<Boolean> URGENT = Columns.flag(NOTIFICATION, "urgent");
    static final Field<String> ONCE = Columns.text(NOTIFICATION, "once_key");
    static final Field<String> STATE = Columns.text(NOTIFICATION, "state");
    static final Field<Instant> NOT_BEFORE = Columns.instant(NOTIFICATION, "not_before");
    static final Field<Integer> OUTSTANDING = Columns.column(NOTIFICATION, "outstanding", SQLDataType.INTEGER);
    static final Field<UUID> DIGEST = Columns.id(NOTIFICATION, "digest_id");
    static final Field<String> REASON = Columns.text(NOTIFICATION, "reason");
    static final Field<Instant> CREATED_AT = Columns.instant(NOTIFICATION, "created_at");
    static final Field<Instant> SENT_AT = Columns.instant(NOTIFICATION, "sent_at");
    static final Field<Instant> READ_AT = Columns.instant(NOTIFICATION, "read_at");
    static final Field<Long> VERSION = Columns.number(NOTIFICATION, "version");
    static final Field<String> CHANNELS = Columns.text(NOTIFICATION, "channels");
    static final Field<Instant> DEAD_AT = Columns.instant(NOTIFICATION, "dead_at");

    static final Table<?> CONTENTS = DSL.table(DSL.name("core_notification_content"));
    static final Field<UUID> CONTENT_ID = Columns.id(CONTENTS, "id");
    static final Field<String> CONTENT_VALUES = Columns.text(CONTENTS, "content");
    static final Field<Instant> CONTENT_CREATED_AT = Columns.instant(CONTENTS, "created_at");

    static final Table<?> CHANNEL = DSL.table(DSL.name("core_notification_channel"));
    static final Field<String> CHANNEL_NAME = Columns.text(CHANNEL, "name");
    static final Field<Instant> CHANNEL_SEEN_AT = Columns.instant(CHANNEL, "seen_at");

    static final Table<?> PREFERENCE = DSL.table(DSL.name("core_notification_preference"));
    static final Field<UUID> PREFERENCE_USER = Columns.id(PREFERENCE, "user_id");
    static final Field<String> PREFERENCE_CHOICES = Columns.text(PREFERENCE, "choices");
    static final Field<Long> PREFERENCE_VERSION = Columns.number(PREFERENCE, "version");

    static final Table<?> TEMPLATE = DSL.table(DSL.name("core_notification_template"));
    static final Field<String> TEMPLATE_EVENT = Columns.text(TEMPLATE, "event");
    static final Field<String> TEMPLATE_LANGUAGE = Columns.text(TEMPLATE, "language");
    static final Field<UUID> TEMPLATE_ORGANIZATION = Columns.id(TEMPLATE, "organization_id");
    static final Field<String> TEMPLATE_SUBJECT = Columns.text(TEMPLATE, "subject");
    static final Field<String> TEMPLATE_BODY = Columns.text(TEMPLATE, "body");
    static final Field<Instant> TEMPLATE_UPDATED_AT = Columns.instant(TEMPLATE, "updated_at");
    static final Field<Long> TEMPLATE_VERSION = Columns.number(TEMPLATE, "version");

    static final Table<?> DEAD_ADDRESS = DSL.table(DSL.name("core_notification_dead_address"));
    static final Field<UUID> DEAD_ID = Columns.id(DEAD_ADDRESS, "id");
    static final Field<String> DEAD_CHANNEL = Columns.text(DEAD_ADDRESS, "channel");
    static final Field<String> DEAD_VALUE = Columns.text(DEAD_ADDRESS, "address");
    static final Field<UUID> DEAD_USER = Columns.id(DEAD_ADDRESS, "user_id");
    static final Field<String> DEAD_REASON = Columns.text(DEAD_ADDRESS, "reason");
    static final Field<Instant> DEAD_CREATED_AT = Columns.instant(DEAD_ADDRESS, "created_at");

    static final Table<?> SPELL = DSL.table(DSL.name("core_notification_spell"));
    static final Field<String> SPELL_TROUBLE = Columns.text(SPELL, "trouble");
    static final Field<UUID> SPELL_ID = Columns.id(SPELL, "id");
    static final Field<Instant> SPELL_SINCE = Columns.instant(SPELL, "since");
    static final Field<Instant> SPELL_SEEN_AT = Columns.instant(SPELL, "seen_at");

    private NotificationTables() {}
}
