package switchboard.webhooks;

import static switchboard.webhooks.WebhookTables.ACTIVE;
import static switchboard.webhooks.WebhookTables.CREATED_AT;
import static switchboard.webhooks.WebhookTables.FAILING_SINCE;
import static switchboard.webhooks.WebhookTables.ID;
import static switchboard.webhooks.WebhookTables.KIND;
import static switchboard.webhooks.WebhookTables.NAME;
import static switchboard.webhooks.WebhookTables.ORGANIZATION;
import static switchboard.webhooks.WebhookTables.OWNER;
import static switchboard.webhooks.WebhookTables.POSITION;
import static switchboard.webhooks.WebhookTables.PROBLEM;
import static switchboard.webhooks.WebhookTables.SECRET;
import static switchboard.webhooks.WebhookTables.TEAM;
import static switchboard.webhooks.WebhookTables.TYPES;
import static switchboard.webhooks.WebhookTables.UPDATED_AT;
import static switchboard.webhooks.WebhookTables.URL;
import static switchboard.webhooks.WebhookTables.VERSION;
import static switchboard.webhooks.WebhookTables.WEBHOOK;

import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import switchboard.json.Json;

/** Webhooks as rows. Version counts what people change; the rest is the desk's own. */
final class WebhookRows {

    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            NAME,
            URL,
            SECRET,
            TYPES,
            ORGANIZATION,
            TEAM,
            KIND,
            OWNER,
            ACTIVE,
            POSITION,
            FAILING_SINCE,
            PROBLEM,
            CREATED_AT,
            UPDATED_AT,
            VERSION);

    private WebhookRows() {}

    static List<Webhook> page(DSLContext dsl, Condition condition, int most) {
        return dsl.select(COLUMNS)
                .from(WEBHOOK)
                .where(condition)
                .orderBy(ID)
                .limit(most)
                .fetch(WebhookRows::webhook);
    }

    static Optional<Webhook> find(DSLContext dsl, UUID id) {
        return page(dsl, ID.eq(id), 1).stream().findFirst();
    }

    static void insert(DSLContext dsl, Webhook webhook) {
        WebhookFilter filter = webhook.filter();
        dsl.insertInto(WEBHOOK)
                .columns(COLUMNS)
                .values(
                        webhook.id(),
                        webhook.name(),
                        webhook.url().toString(),
                        webhook.secret(),
                        Json.write(filter.types()),
                        filter.organization(),
                        filter.team(),
                        filter.kind(),
                        webhook.owner(),
                        webhook.active(),
                        webhook.position(),
                        webhook.failingSince(),
                        webhook.problem(),
                        webhook.createdAt(),
                        webhook.updatedAt(),
                        webhook.version())
                .execute();
    }

    /** @return the rows changed: none where the version is another by now */
    static int update(DSLContext dsl, Webhook after) {
        WebhookFilter filter = after.filter();
        return dsl.update(WEBHOOK)
                .set(NAME, after.name())
                .set(URL, after.url().toString())
                .set(SECRET, after.secret())
                .set(TYPES, Json.write(filter.types()))
                .set(ORGANIZATION, filter.organization())
                .set(TEAM, filter.team())
                .set(KIND, filter.kind())
                .set(OWNER, after.owner())
                .set(ACTIVE, after.active())
                .set(FAILING_SINCE, after.failingSince())
                .set(PROBLEM, after.problem())
                .set(UPDATED_AT, after.updatedAt())
                .set(VERSION, after.version())
                .where(ID.eq(after.id()), VERSION.eq(after.version() - 1))
                .execute();
    }

    static int delete(DSLContext dsl, UUID id, long version) {
        return dsl.deleteFrom(WEBHOOK).where(ID.eq(id), VERSION.eq(version)).execute();
    }

    /** @return the rows changed: none where the position is another by now, or the webhook is switched off */
    static int move(DSLContext dsl, UUID id, long from, long to) {
        return dsl.update(WEBHOOK)
                .set(POSITION, to)
                .where(ID.eq(id), POSITION.eq(from), ACTIVE.isTrue())
                .execute();
    }

    static void rewind(DSLContext dsl, UUID id, long position) {
        dsl.update(WEBHOOK).set(POSITION, position).where(ID.eq(id)).execute();
    }

    static void failed(DSLContext dsl, UUID id, Instant now) {
        dsl.update(WEBHOOK)
                .set(FAILING_SINCE, now)
                .where(ID.eq(id), FAILING_SINCE.isNull())
                .execute();
    }

    static void succeeded(DSLContext dsl, UUID id) {
        dsl.update(WEBHOOK)
                .setNull(FAILING_SINCE)
                .where(ID.eq(id), FAILING_SINCE.isNotNull())
                .execute();
    }

    /** @return the rows changed: none where it is off already */
    static int switchOff(DSLContext dsl, UUID id, String problem, Instant now) {
        return dsl.update(WEBHOOK)
                .set(ACTIVE, false)
                .set(PROBLEM, problem)
                .set(UPDATED_AT, now)
                .set(VERSION, VERSION.plus(1))
                .where(ID.eq(id), ACTIVE.isTrue())
                .execute();
    }

    private static Webhook webhook(Record row) {
        Set<String> types = new HashSet<>();
        Json.parseList(row.get(TYPES)).forEach(type -> types.add(String.valueOf(type)));
        return new Webhook(
                row.get(ID),
                row.get(NAME),
                URI.create(row.get(URL)),
                row.get(SECRET),
                new WebhookFilter(types, row.get(ORGANIZATION), row.get(TEAM), row.get(KIND)),
                row.get(OWNER),
                row.get(ACTIVE),
                row.get(POSITION),
                row.get(FAILING_SINCE),
                row.get(PROBLEM),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                row.get(VERSION));
    }
}
