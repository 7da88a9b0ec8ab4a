package switchboard.tickets.closure;

import static switchboard.tickets.closure.ClosureTables.ASKED_AT;
import static switchboard.tickets.closure.ClosureTables.CONFIRMATION;
import static switchboard.tickets.closure.ClosureTables.CONFIRMATION_ID;
import static switchboard.tickets.closure.ClosureTables.CONFIRMATION_VERSION;
import static switchboard.tickets.closure.ClosureTables.CONFIRM_BY;
import static switchboard.tickets.closure.ClosureTables.LOOK_AT;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The resolved tickets that wait for the requester's word, as rows. */
public final class ConfirmationRows {

    private ConfirmationRows() {}

    /** Asks anew, whatever was asked before. */
    public static void ask(DSLContext dsl, UUID ticket, Instant at, Instant confirmBy) {
        remove(dsl, ticket);
        dsl.insertInto(CONFIRMATION)
                .columns(CONFIRMATION_ID, ASKED_AT, CONFIRM_BY, LOOK_AT, CONFIRMATION_VERSION)
                .values(ticket, at, confirmBy, confirmBy, 1L)
                .execute();
    }

    public static void remove(DSLContext dsl, UUID ticket) {
        dsl.deleteFrom(CONFIRMATION).where(CONFIRMATION_ID.eq(ticket)).execute();
    }

    /** Removes one that was due; one that was asked anew meanwhile stays. */
    public static void removeDue(DSLContext dsl, UUID ticket, Instant now) {
        dsl.deleteFrom(CONFIRMATION)
                .where(CONFIRMATION_ID.eq(ticket), LOOK_AT.le(now))
                .execute();
    }

    /** Until when the requester may say something; null where nobody was asked. */
    public static @Nullable Instant confirmBy(DSLContext dsl, UUID ticket) {
        return dsl.select(CONFIRM_BY)
                .from(CONFIRMATION)
                .where(CONFIRMATION_ID.eq(ticket))
                .fetchOne(CONFIRM_BY);
    }

    /** The tickets to be looked at, those that have waited longest first. */
    public static List<UUID> due(DSLContext dsl, Instant now, int most) {
        return dsl.select(CONFIRMATION_ID)
                .from(CONFIRMATION)
                .where(LOOK_AT.le(now))
                .orderBy(LOOK_AT, CONFIRMATION_ID)
                .limit(most)
                .fetch(CONFIRMATION_ID);
    }

    /** Looks at one again later, so that it does not keep others from their turn. */
    public static void postpone(DSLContext dsl, UUID ticket, Instant to) {
        dsl.update(CONFIRMATION)
                .set(LOOK_AT, to)
                .set(CONFIRMATION_VERSION, CONFIRMATION_VERSION.plus(1))
                .where(CONFIRMATION_ID.eq(ticket), LOOK_AT.lt(to))
                .execute();
    }
}
