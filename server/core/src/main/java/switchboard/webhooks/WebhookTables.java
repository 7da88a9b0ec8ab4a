package switchboard.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of this room. */
final class WebhookTables {

    static final Table<?> WEBHOOK = DSL.table(DSL.name("core_webhook"));
    static final Field<UUID> ID = Columns.id(WEBHOOK, "id");
    static final Field<String> NAME = Columns.text(WEBHOOK, "name");
    static final Field<String> URL = Columns.text(WEBHOOK, "url");
    static final Field<String> SECRET = Columns.text(WEBHOOK, "secret");
    static final Field<String> TYPES = Columns.text(WEBHOOK, "types");
    static final Field<UUID> ORGANIZATION = Columns.id(WEBHOOK, "organization_id");
    static final Field<UUID> TEAM = Columns.id(WEBHOOK, "team_id");
    static final Field<String> KIND = Columns.text(WEBHOOK, "kind");
    static final Field<UUID> OWNER = Columns.id(WEBHOOK, "owner_id");
    static final Field<Boolean> ACTIVE = Columns.flag(WEBHOOK, "active");
    static final Field<Long> POSITION = Columns.number(WEBHOOK, "position");
    static final Field<Instant> FAILING_SINCE = Columns.instant(WEBHOOK, "failing_since");
    static final Field<String> PROBLEM = Columns.text(WEBHOOK, "problem");
    static final Field<Instant> CREATED_AT = Columns.instant(WEBHOOK, "created_at");
    static final Field<Instant> UPDATED_AT = Columns.instant(WEBHOOK, "updated_at");
    static final Field<Long> VERSION = Columns.number(WEBHOOK, "version");

    static final Table<?> ANSWER = DSL.table(DSL.name("core_webhook_answer"));
    static final Field<UUID> ANSWER_DELIVERY = Columns.id(ANSWER, "delivery_id");
    static final Field<Integer> ANSWER_STATUS = Columns.column(ANSWER, "status", SQLDataType.INTEGER);
    static final Field<String> ANSWER_BODY = Columns.text(ANSWER, "body");
    static final Field<Integer> ANSWER_MILLIS = Columns.column(ANSWER, "millis", SQLDataType.INTEGER);
    static final Field<Instant> ANSWER_AT = Columns.instant(ANSWER, "answered_at");

    private WebhookTables() {}
}
