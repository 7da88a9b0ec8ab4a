package switchboard.assignment;

import static switchboard.assignment.AssignmentTables.EXPLANATION;
import static switchboard.assignment.AssignmentTables.EXPLANATION_ASSIGNEE;
import static switchboard.assignment.AssignmentTables.EXPLANATION_AT;
import static switchboard.assignment.AssignmentTables.EXPLANATION_CONSIDERED;
import static switchboard.assignment.AssignmentTables.EXPLANATION_OUTCOME;
import static switchboard.assignment.AssignmentTables.EXPLANATION_PASSED_OVER;
import static switchboard.assignment.AssignmentTables.EXPLANATION_REASON;
import static switchboard.assignment.AssignmentTables.EXPLANATION_RETRY_AT;
import static switchboard.assignment.AssignmentTables.EXPLANATION_STRATEGY;
import static switchboard.assignment.AssignmentTables.EXPLANATION_TICKET;
import static switchboard.assignment.AssignmentTables.EXPLANATION_VERSION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/** The last explanation of each ticket as a row. */
final class ExplanationRows {

    /** How many who were passed over are named; how many there were follows from the team. */
    static final int MOST_PASSED_OVER = 500;

    private static final String ITEMS = "items";

    private ExplanationRows() {}

    static Optional<Explanation> find(DSLContext dsl, UUID ticket) {
        return dsl.select(
                        EXPLANATION_STRATEGY,
                        EXPLANATION_OUTCOME,
                        EXPLANATION_ASSIGNEE,
                        EXPLANATION_REASON,
                        EXPLANATION_AT,
                        EXPLANATION_CONSIDERED,
                        EXPLANATION_PASSED_OVER,
                        EXPLANATION_RETRY_AT)
                .from(EXPLANATION)
                .where(EXPLANATION_TICKET.eq(ticket))
                .fetchOptional(ExplanationRows::explanation);
    }

    static void write(DSLContext dsl, UUID ticket, Explanation explanation) {
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        values.put(EXPLANATION_STRATEGY, explanation.strategy());
        values.put(EXPLANATION_OUTCOME, explanation.outcome());
        values.put(EXPLANATION_ASSIGNEE, explanation.assignee());
        values.put(EXPLANATION_REASON, explanation.reason());
        values.put(EXPLANATION_CONSIDERED, explanation.candidates());
        values.put(EXPLANATION_PASSED_OVER, json(explanation.passedOver()));
        values.put(EXPLANATION_AT, explanation.at());
        values.put(EXPLANATION_RETRY_AT, explanation.retryAt());
        dsl.insertInto(EXPLANATION)
                .set(EXPLANATION_TICKET, ticket)
                .set(values)
                .set(EXPLANATION_VERSION, 1L)
                .onDuplicateKeyUpdate()
                .set(values)
                .set(EXPLANATION_VERSION, EXPLANATION_VERSION.plus(1))
                .execute();
    }

    /** Says when it is tried again, or that it is not. */
    static void retry(DSLContext dsl, UUID ticket, @Nullable Instant at) {
        dsl.update(EXPLANATION)
                .set(EXPLANATION_RETRY_AT, at)
                .set(EXPLANATION_VERSION, EXPLANATION_VERSION.plus(1))
                .where(EXPLANATION_TICKET.eq(ticket), EXPLANATION_RETRY_AT.isNotNull())
                .execute();
    }

    /** The tickets that wait for somebody to be there and are to be tried again. */
    static List<UUID> due(DSLContext dsl, Instant now, int most) {
        return dsl.select(EXPLANATION_TICKET)
                .from(EXPLANATION)
                .where(EXPLANATION_RETRY_AT.le(now))
                .orderBy(EXPLANATION_RETRY_AT)
                .limit(most)
                .fetch(EXPLANATION_TICKET);
    }

    private static Explanation explanation(Record row) {
        return new Explanation(
                row.get(EXPLANATION_STRATEGY),
                row.get(EXPLANATION_OUTCOME),
                row.get(EXPLANATION_ASSIGNEE),
                row.get(EXPLANATION_REASON),
                row.get(EXPLANATION_AT),
                row.get(EXPLANATION_CONSIDERED),
                passedOver(row.get(EXPLANATION_PASSED_OVER)),
                row.get(EXPLANATION_RETRY_AT));
    }

    private static String json(List<Explanation.PassedOver> passedOver) {
        return Json.write(
                Map.of(ITEMS, passedOver.stream().limit(MOST_PASSED_OVER).toList()));
    }

    private static List<Explanation.PassedOver> passedOver(String json) {
        List<Explanation.PassedOver> passedOver = new ArrayList<>();
        if (Json.parseObject(json).get(ITEMS) instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> values) {
                    passedOver.add(new Explanation.PassedOver(
                            UUID.fromString(String.valueOf(values.get("user"))), String.valueOf(values.get("reason"))));
                }
            }
        }
        return passedOver;
    }
}
