package switchboard.events;

import static switchboard.events.DeliveryTables.ATTEMPTS;
import static switchboard.events.DeliveryTables.CREATED_AT;
import static switchboard.events.DeliveryTables.DEAD;
import static switchboard.events.DeliveryTables.DELIVERY;
import static switchboard.events.DeliveryTables.DESTINATION;
import static switchboard.events.DeliveryTables.ID;
import static switchboard.events.DeliveryTables.KIND;
import static switchboard.events.DeliveryTables.LAST_ERROR;
import static switchboard.events.DeliveryTables.NEXT_AT;
import static switchboard.events.DeliveryTables.ORDERING_KEY;
import static switchboard.events.DeliveryTables.PAYLOAD;
import static switchboard.events.DeliveryTables.STATE;
import static switchboard.events.DeliveryTables.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The outbox as those see it who look after it. */
final class OutboxLog {

    private OutboxLog() {}

    static List<DeliveryRecord> page(DSLContext dsl, String kind, String destination, @Nullable UUID before, int most) {
        Condition older = before == null ? DSL.noCondition() : ID.lt(before);
        return select(dsl, kind, destination)
                .and(older)
                .orderBy(ID.desc())
                .limit(most)
                .fetch(OutboxLog::record);
    }

    static Optional<DeliveryRecord> find(DSLContext dsl, String kind, String destination, UUID id) {
        return select(dsl, kind, destination).and(ID.eq(id)).fetchOptional(OutboxLog::record);
    }

    private static SelectConditionStep<? extends Record> select(DSLContext dsl, String kind, String destination) {
        return dsl.select(
                        ID, KIND, DESTINATION, ORDERING_KEY, PAYLOAD, ATTEMPTS, STATE, NEXT_AT, CREATED_AT, LAST_ERROR)
                .from(DELIVERY)
                .where(KIND.eq(kind), DESTINATION.eq(destination));
    }

    private static DeliveryRecord record(Record row) {
        return new DeliveryRecord(
                Outbox.delivery(row), row.get(STATE), row.get(NEXT_AT), row.get(CREATED_AT), row.get(LAST_ERROR));
    }

    static DeliveryBacklog backlog(DSLContext dsl, String prefix, Instant now) {
        Condition kinds = KIND.ge(prefix).and(KIND.lt(prefix + "~"));
        return dsl.select(
                        DSL.count().filterWhere(STATE.eq(WAITING)),
                        DSL.count().filterWhere(STATE.eq(DEAD)),
                        DSL.min(NEXT_AT).filterWhere(STATE.eq(WAITING)))
                .from(DELIVERY)
                .where(kinds, STATE.in(WAITING, DEAD))
                .fetchSingle(row -> new DeliveryBacklog(row.value1(), row.value2(), lag(row.value3(), now)));
    }

    private static Duration lag(@Nullable Instant due, Instant now) {
        return due == null || due.isAfter(now) ? Duration.ZERO : Duration.between(due, now);
    }
}
