package switchboard.notifications;

import static switchboard.notifications.NotificationTables.TEMPLATE;
import static switchboard.notifications.NotificationTables.TEMPLATE_BODY;
import static switchboard.notifications.NotificationTables.TEMPLATE_EVENT;
import static switchboard.notifications.NotificationTables.TEMPLATE_LANGUAGE;
import static switchboard.notifications.NotificationTables.TEMPLATE_ORGANIZATION;
import static switchboard.notifications.NotificationTables.TEMPLATE_SUBJECT;
import static switchboard.notifications.NotificationTables.TEMPLATE_UPDATED_AT;
import static switchboard.notifications.NotificationTables.TEMPLATE_VERSION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import switchboard.api.notifications.NotificationTemplate.Text;

/** Texts that stand in the place of shipped ones. */
final class TemplateStore {

    /** Stands for all organizations in a key that cannot be null. */
    static final UUID ALL = new UUID(0, 0);

    private TemplateStore() {}

    /** @param organization {@link #ALL} for all */
    record Custom(String event, String language, UUID organization, Text text, Instant updatedAt, long version) {}

    /** Of an event: those of the organization and those of all. */
    static List<Custom> of(DSLContext dsl, String event, @Nullable UUID organization) {
        List<UUID> organizations = organization == null ? List.of(ALL) : List.of(organization, ALL);
        return read(dsl, TEMPLATE_EVENT.eq(event).and(TEMPLATE_ORGANIZATION.in(organizations)));
    }

    static List<Custom> of(DSLContext dsl, List<String> events) {
        return read(dsl, TEMPLATE_EVENT.in(events));
    }

    static Optional<Custom> find(DSLContext dsl, String event, String language, UUID organization) {
        return read(dsl, key(event, language, organization)).stream().findFirst();
    }

    static boolean insert(DSLContext dsl, Custom custom) {
        return dsl.insertInto(TEMPLATE)
                        .columns(
                                TEMPLATE_EVENT,
                                TEMPLATE_LANGUAGE,
                                TEMPLATE_ORGANIZATION,
                                TEMPLATE_SUBJECT,
                                TEMPLATE_BODY,
                                TEMPLATE_UPDATED_AT,
                                TEMPLATE_VERSION)
                        .values(
                                custom.event(),
                                custom.language(),
                                custom.organization(),
                                custom.text().subject(),
                                custom.text().body(),
                                custom.updatedAt(),
                                custom.version())
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    /** @return the rows changed: none where the version is another by now */
    static int update(DSLContext dsl, Custom custom, long before) {
        return dsl.update(TEMPLATE)
                .set(TEMPLATE_SUBJECT, custom.text().subject())
                .set(TEMPLATE_BODY, custom.text().body())
                .set(TEMPLATE_UPDATED_AT, custom.updatedAt())
                .set(TEMPLATE_VERSION, custom.version())
                .where(key(custom.event(), custom.language(), custom.organization()))
                .and(TEMPLATE_VERSION.eq(before))
                .execute();
    }

    static int delete(DSLContext dsl, Custom custom) {
        return dsl.deleteFrom(TEMPLATE)
                .where(key(custom.event(), custom.language(), custom.organization()))
                .and(TEMPLATE_VERSION.eq(custom.version()))
                .execute();
    }

    private static Condition key(String event, String language, UUID organization) {
        return TEMPLATE_EVENT.eq(event).and(TEMPLATE_LANGUAGE.eq(language)).and(TEMPLATE_ORGANIZATION.eq(organization));
    }

    private static List<Custom> read(DSLContext dsl, Condition condition) {
        return dsl.select(
                        TEMPLATE_EVENT,
                        TEMPLATE_LANGUAGE,
                        TEMPLATE_ORGANIZATION,
                        TEMPLATE_SUBJECT,
                        TEMPLATE_BODY,
                        TEMPLATE_UPDATED_AT,
                        TEMPLATE_VERSION)
                .from(TEMPLATE)
                .where(condition)
                .orderBy(TEMPLATE_EVENT, TEMPLATE_LANGUAGE, TEMPLATE_ORGANIZATION)
                .fetch(TemplateStore::custom);
    }

    private static Custom custom(Record row) {
        return new Custom(
                row.get(TEMPLATE_EVENT),
                row.get(TEMPLATE_LANGUAGE),
                row.get(TEMPLATE_ORGANIZATION),
                new Text(row.get(TEMPLATE_SUBJECT), row.get(TEMPLATE_BODY)),
                row.get(TEMPLATE_UPDATED_AT),
                row.get(TEMPLATE_VERSION));
    }
}
