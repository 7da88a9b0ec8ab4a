package switchboard.webhooks;

import static switchboard.webhooks.WebhookTables.ANSWER;
import static switchboard.webhooks.WebhookTables.ANSWER_AT;
import static switchboard.webhooks.WebhookTables.ANSWER_BODY;
import static switchboard.webhooks.WebhookTables.ANSWER_DELIVERY;
import static switchboard.webhooks.WebhookTables.ANSWER_MILLIS;
import static switchboard.webhooks.WebhookTables.ANSWER_STATUS;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What receivers answered last, one row for each delivery. */
final class AnswerRows {

    private static final int LONGEST = 1_024;

    private AnswerRows() {}

    /** @param status null where nothing was answered */
    record Answer(UUID delivery, @Nullable Integer status, String body, int millis, Instant at) {}

    /** The beginning of an answer as a text that can be stored. */
    static String text(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, LONGEST), StandardCharsets.UTF_8);
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", " ");
    }

    static void write(DSLContext dsl, Answer answer) {
        dsl.insertInto(ANSWER)
                .columns(ANSWER_DELIVERY, ANSWER_STATUS, ANSWER_BODY, ANSWER_MILLIS, ANSWER_AT)
                .values(answer.delivery(), answer.status(), answer.body(), answer.millis(), answer.at())
                .onDuplicateKeyUpdate()
                .set(ANSWER_STATUS, answer.status())
                .set(ANSWER_BODY, answer.body())
                .set(ANSWER_MILLIS, answer.millis())
                .set(ANSWER_AT, answer.at())
                .execute();
    }

    static Map<UUID, Answer> of(DSLContext dsl, Collection<UUID> deliveries) {
        return dsl.select(ANSWER_DELIVERY, ANSWER_STATUS, ANSWER_BODY, ANSWER_MILLIS, ANSWER_AT)
                .from(ANSWER)
                .where(ANSWER_DELIVERY.in(deliveries))
                .fetchMap(
                        ANSWER_DELIVERY,
                        row -> new Answer(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    static int purge(DSLContext dsl, Instant before, int most) {
        return dsl.deleteFrom(ANSWER)
                .where(ANSWER_AT.lt(before))
                .orderBy(ANSWER_AT)
                .limit(most)
                .execute();
    }
}
