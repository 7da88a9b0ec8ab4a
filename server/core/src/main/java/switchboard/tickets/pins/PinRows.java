package switchboard.tickets.pins;

import static switchboard.tickets.pins.PinTables.FAILURES;
import static switchboard.tickets.pins.PinTables.HASH;
import static switchboard.tickets.pins.PinTables.ID;
import static switchboard.tickets.pins.PinTables.LOCKED_AT;
import static switchboard.tickets.pins.PinTables.MADE_AT;
import static switchboard.tickets.pins.PinTables.MADE_BY;
import static switchboard.tickets.pins.PinTables.PIN;
import static switchboard.tickets.pins.PinTables.VERSION;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.tickets.TicketTables;

/** PINs as rows: one for each ticket that has one. */
final class PinRows {

    private PinRows() {}

    static @Nullable TicketPin find(DSLContext dsl, UUID ticket) {
        return dsl.select(ID, HASH, MADE_AT, MADE_BY, FAILURES, LOCKED_AT, VERSION)
                .from(PIN)
                .where(ID.eq(ticket))
                .fetchOne(row -> new TicketPin(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    /** Puts a PIN in the place of whatever was there: of two that are made at once the later one counts. */
    static void put(DSLContext dsl, UUID ticket, String hash, Instant at, @Nullable UUID by) {
        dsl.insertInto(PIN)
                .columns(ID, HASH, MADE_AT, MADE_BY, FAILURES, VERSION)
                .values(ticket, hash, at, by, 0, 1L)
                .onDuplicateKeyUpdate()
                .set(HASH, hash)
                .set(MADE_AT, at)
                .set(MADE_BY, by)
                .set(FAILURES, 0)
                .setNull(LOCKED_AT)
                .set(VERSION, VERSION.plus(1))
                .execute();
    }

    static boolean delete(DSLContext dsl, UUID ticket) {
        return dsl.deleteFrom(PIN).where(ID.eq(ticket)).execute() == 1;
    }

    /**
     * Counts one wrong try. The count is the row's own and the hash says which PIN was tried, so that no version has to be
     * read before: tries at once all count, and none of them counts against a PIN that was made meanwhile.
     *
     * @return whether that PIN is still there
     */
    static boolean fail(DSLContext dsl, UUID ticket, String hash) {
        return dsl.update(PIN)
                        .set(FAILURES, FAILURES.plus(1))
                        .set(VERSION, VERSION.plus(1))
                        .where(ID.eq(ticket), HASH.eq(hash))
                        .execute()
                == 1;
    }

    /** Locks a PIN that has failed so often; whether it was this that locked it. */
    static boolean lock(DSLContext dsl, UUID ticket, int failures, Instant at) {
        return dsl.update(PIN)
                        .set(LOCKED_AT, at)
                        .set(VERSION, VERSION.plus(1))
                        .where(ID.eq(ticket), FAILURES.ge(failures), LOCKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** A PIN, and whether its ticket ended long enough ago. */
    record Kept(UUID ticket, boolean over) {}

    /**
     * The next PINs in order of their tickets.
     *
     * @param last the statuses that end a ticket
     * @param before when a ticket must have ended for its PIN to be over
     */
    static List<Kept> page(DSLContext dsl, UUID after, Collection<String> last, Instant before, int most) {
        Field<Instant> ended = DSL.coalesce(TicketTables.CLOSED_AT, TicketTables.UPDATED_AT);
        Field<Boolean> over = DSL.field(TicketTables.STATUS.in(last).and(ended.le(before)));
        return dsl.select(ID, over)
                .from(PIN)
                .leftJoin(TicketTables.TICKET)
                .on(TicketTables.ID.eq(ID))
                .where(ID.gt(after))
                .orderBy(ID)
                .limit(most)
                .fetch(row -> new Kept(row.value1(), Boolean.TRUE.equals(row.value2())));
    }

    static int delete(DSLContext dsl, Collection<UUID> tickets) {
        return tickets.isEmpty() ? 0 : dsl.deleteFrom(PIN).where(ID.in(tickets)).execute();
    }
}
