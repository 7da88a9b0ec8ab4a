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
import static switchboard.events.DeliveryTables.VERSION;
import static switchboard.events.DeliveryTables.WAITING;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;

/** The statements over the outbox. */
final class Outbox {

    private static final Table<?> EARLIER = DSL.table(DSL.name("core_delivery")).as("earlier");

    private Outbox() {}

    static void insert(DSLContext dsl, List<Delivery> deliveries, Instant now) {
        var insert = dsl.insertInto(DELIVERY)
                .columns(ID, KIND, DESTINATION, ORDERING_KEY, PAYLOAD, STATE, ATTEMPTS, NEXT_AT, CREATED_AT, VERSION);
        for (Delivery delivery : deliveries) {
            insert = insert.values(
                    delivery.id(),
                    delivery.kind(),
                    delivery.destination(),
                    delivery.orderingKey(),
                    delivery.payload(),
                    WAITING,
                    0,
                    now,
                    now,
                    0L);
        }
        insert.execute();
    }

    /** What is due of a kind, oldest first, with a mark on what has to wait for an earlier one. */
    static List<Due> due(DSLContext dsl, String kind, Set<String> except, Instant now, int most) {
        Field<Boolean> blocked = DSL.field(DSL.exists(DSL.selectOne()
                .from(EARLIER)
                .where(
                        earlier("kind", KIND),
                        earlier("destination", DESTINATION),
                        earlier("ordering_key", ORDERING_KEY),
                        Columns.text(EARLIER, "state").eq(WAITING),
                        Columns.id(EARLIER, "id").lt(ID),
                        ORDERING_KEY.ne(""))));
        return dsl.select(ID, KIND, DESTINATION, ORDERING_KEY, PAYLOAD, ATTEMPTS, VERSION, blocked)
                .from(DELIVERY)
                .where(KIND.eq(kind), STATE.eq(WAITING), NEXT_AT.le(now), DESTINATION.notIn(except))
                .orderBy(NEXT_AT, ID)
                .limit(most)
                .fetch(row -> new Due(delivery(row), row.get(VERSION), row.get(blocked)));
    }

    private static org.jooq.Condition earlier(String column, Field<String> outer) {
        return Columns.text(EARLIER, column).eq(outer);
    }

    /** Takes a delivery until {@code lease} passes; false where another was quicker. */
    static boolean claim(DSLContext dsl, Due due, Instant lease) {
        return dsl.update(DELIVERY)
                        .set(ATTEMPTS, ATTEMPTS.plus(1))
                        .set(NEXT_AT, lease)
                        .set(VERSION, due.version() + 1)
                        .where(ID.eq(due.delivery().id()), VERSION.eq(due.version()), STATE.eq(WAITING))
                        .execute()
                == 1;
    }

    /** @return false where the claim had been lost meanwhile, so that somebody else says what became of it */
    static boolean finish(DSLContext dsl, Due due, String state, Instant nextAt, @Nullable String error) {
        int written = dsl.update(DELIVERY)
                .set(STATE, state)
                .set(NEXT_AT, nextAt)
                .set(LAST_ERROR, error)
                .set(VERSION, due.version() + 2)
                .where(ID.eq(due.delivery().id()), VERSION.eq(due.version() + 1))
                .execute();
        boolean makesWay = written == 1
                && !state.equals(WAITING)
                && !due.delivery().orderingKey().isEmpty();
        if (makesWay) {
            bringForward(dsl, due.delivery(), nextAt);
        }
        return written == 1;
    }

    /** Waits again as before the claim. */
    static void release(DSLContext dsl, Due due, Instant nextAt, String reason) {
        dsl.update(DELIVERY)
                .set(ATTEMPTS, due.delivery().attempt())
                .set(NEXT_AT, nextAt)
                .set(LAST_ERROR, reason)
                .set(VERSION, due.version() + 2)
                .where(ID.eq(due.delivery().id()), VERSION.eq(due.version() + 1))
                .execute();
    }

    /** The next of the same order was put off and may go now. */
    private static void bringForward(DSLContext dsl, Delivery done, Instant now) {
        dsl.update(DELIVERY)
                .set(NEXT_AT, now)
                .set(VERSION, VERSION.plus(1))
                .where(
                        KIND.eq(done.kind()),
                        DESTINATION.eq(done.destination()),
                        ORDERING_KEY.eq(done.orderingKey()),
                        STATE.eq(WAITING))
                .orderBy(ID)
                .limit(1)
                .execute();
    }

    /** Puts blocked ones off, so that they do not stand in the way of others at the next look. */
    static void putOff(DSLContext dsl, List<UUID> blocked, Instant until) {
        dsl.update(DELIVERY)
                .set(NEXT_AT, until)
                .set(VERSION, VERSION.plus(1))
                .where(ID.in(blocked), STATE.eq(WAITING), NEXT_AT.lt(until))
                .execute();
    }

    static List<DeadDelivery> dead(DSLContext dsl, int most) {
        return dsl.select(ID, KIND, DESTINATION, ORDERING_KEY, PAYLOAD, ATTEMPTS, CREATED_AT, LAST_ERROR)
                .from(DELIVERY)
                .where(STATE.eq(DEAD))
                .orderBy(NEXT_AT, ID)
                .limit(most)
                .fetch(row -> new DeadDelivery(delivery(row), row.get(CREATED_AT), row.get(LAST_ERROR)));
    }

    static boolean replay(DSLContext dsl, UUID id, Instant now) {
        return dsl.update(DELIVERY)
                        .set(STATE, WAITING)
                        .set(ATTEMPTS, 0)
                        .set(NEXT_AT, now)
                        .set(VERSION, VERSION.plus(1))
                        .where(ID.eq(id), STATE.eq(DEAD))
                        .execute()
                == 1;
    }

    static int waiting(DSLContext dsl, String kind, String destination, int most) {
        return dsl.fetchCount(DSL.select(ID)
                .from(DELIVERY)
                .where(KIND.eq(kind), DESTINATION.eq(destination), STATE.eq(WAITING))
                .limit(most));
    }

    static void forget(DSLContext dsl, String kind, String destination) {
        dsl.deleteFrom(DELIVERY)
                .where(KIND.eq(kind), DESTINATION.eq(destination), STATE.in(WAITING, DEAD))
                .execute();
    }

    static void hurry(DSLContext dsl, String kind, String destination, Instant now) {
        dsl.update(DELIVERY)
                .set(NEXT_AT, now)
                .set(VERSION, VERSION.plus(1))
                .where(KIND.eq(kind), DESTINATION.eq(destination), STATE.eq(WAITING), ATTEMPTS.eq(0))
                .execute();
    }

    static boolean again(DSLContext dsl, String kind, String destination, UUID id, Instant now) {
        return dsl.update(DELIVERY)
                        .set(STATE, WAITING)
                        .set(ATTEMPTS, 0)
                        .set(NEXT_AT, now)
                        .set(VERSION, VERSION.plus(1))
                        .where(ID.eq(id), KIND.eq(kind), DESTINATION.eq(destination), STATE.ne(WAITING))
                        .execute()
                == 1;
    }

    static int expire(DSLContext dsl, String prefix, Instant before, String reason, Instant now, int most) {
        return dsl.update(DELIVERY)
                .set(STATE, DEAD)
                .set(NEXT_AT, now)
                .set(LAST_ERROR, reason)
                .set(VERSION, VERSION.plus(1))
                .where(KIND.ge(prefix), KIND.lt(prefix + "~"), STATE.eq(WAITING), CREATED_AT.lt(before))
                .limit(most)
                .execute();
    }

    static int purge(DSLContext dsl, String state, Instant before, int most) {
        return dsl.deleteFrom(DELIVERY)
                .where(STATE.eq(state), NEXT_AT.lt(before))
                .orderBy(NEXT_AT)
                .limit(most)
                .execute();
    }

    static Delivery delivery(Record row) {
        return new Delivery(
                row.get(ID),
                row.get(KIND),
                row.get(DESTINATION),
                row.get(ORDERING_KEY),
                row.get(PAYLOAD),
                row.get(ATTEMPTS));
    }

    /**
     * A delivery that is due.
     *
     * @param version of the row, which guards the claim
     * @param blocked whether an earlier one of the same order still waits
     */
    record Due(Delivery delivery, long version, boolean blocked) {}
}
