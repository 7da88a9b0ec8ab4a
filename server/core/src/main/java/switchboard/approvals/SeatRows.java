package switchboard.approvals;

import static switchboard.approvals.ApprovalTables.SEAT;
import static switchboard.approvals.ApprovalTables.SEAT_APPROVAL;
import static switchboard.approvals.ApprovalTables.SEAT_APPROVER;
import static switchboard.approvals.ApprovalTables.SEAT_DECIDED_AT;
import static switchboard.approvals.ApprovalTables.SEAT_DECIDED_BY;
import static switchboard.approvals.ApprovalTables.SEAT_HOLDER;
import static switchboard.approvals.ApprovalTables.SEAT_ID;
import static switchboard.approvals.ApprovalTables.SEAT_QUORUM;
import static switchboard.approvals.ApprovalTables.SEAT_REASON;
import static switchboard.approvals.ApprovalTables.SEAT_STATE;
import static switchboard.approvals.ApprovalTables.SEAT_STEP;
import static switchboard.approvals.ApprovalTables.SEAT_VERSION;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Seats as rows. They change only in transactions that have taken their request. */
final class SeatRows {

    private SeatRows() {}

    static void insert(DSLContext dsl, UUID approval, Collection<Seat> seats) {
        var insert = dsl.insertInto(SEAT)
                .columns(
                        SEAT_ID,
                        SEAT_APPROVAL,
                        SEAT_STEP,
                        SEAT_QUORUM,
                        SEAT_APPROVER,
                        SEAT_HOLDER,
                        SEAT_STATE,
                        SEAT_VERSION);
        for (Seat seat : seats) {
            insert = insert.values(
                    seat.id(), approval, seat.step(), seat.quorum(), seat.approver(), seat.holder(), seat.state(), 1L);
        }
        insert.execute();
    }

    /** Every seat of a request, by step; at most twenty steps of a hundred. */
    static List<Seat> of(DSLContext dsl, UUID approval) {
        return dsl.select(
                        SEAT_ID,
                        SEAT_STEP,
                        SEAT_QUORUM,
                        SEAT_APPROVER,
                        SEAT_HOLDER,
                        SEAT_STATE,
                        SEAT_DECIDED_BY,
                        SEAT_DECIDED_AT,
                        SEAT_REASON)
                .from(SEAT)
                .where(SEAT_APPROVAL.eq(approval))
                .orderBy(SEAT_STEP, SEAT_ID)
                .fetch(SeatRows::seat);
    }

    static void decide(DSLContext dsl, UUID seat, String state, UUID by, Instant at, @Nullable String reason) {
        dsl.update(SEAT)
                .set(SEAT_STATE, state)
                .set(SEAT_DECIDED_BY, by)
                .set(SEAT_DECIDED_AT, at)
                .set(SEAT_REASON, reason)
                .set(SEAT_VERSION, SEAT_VERSION.plus(1))
                .where(SEAT_ID.eq(seat))
                .execute();
    }

    static void delegate(DSLContext dsl, UUID seat, UUID to) {
        dsl.update(SEAT)
                .set(SEAT_HOLDER, to)
                .set(SEAT_VERSION, SEAT_VERSION.plus(1))
                .where(SEAT_ID.eq(seat))
                .execute();
    }

    static void open(DSLContext dsl, UUID approval, int step) {
        dsl.update(SEAT)
                .set(SEAT_STATE, States.OPEN)
                .set(SEAT_VERSION, SEAT_VERSION.plus(1))
                .where(SEAT_APPROVAL.eq(approval), SEAT_STEP.eq(step))
                .execute();
    }

    /** Whoever has not decided is not asked any more: of one step, or of all where it is null. */
    static void close(DSLContext dsl, UUID approval, @Nullable Integer step) {
        var update = dsl.update(SEAT)
                .set(SEAT_STATE, States.CLOSED)
                .set(SEAT_VERSION, SEAT_VERSION.plus(1))
                .where(SEAT_APPROVAL.eq(approval), SEAT_STATE.in(States.OPEN, States.WAITING));
        if (step != null) {
            update = update.and(SEAT_STEP.eq(step));
        }
        update.execute();
    }

    private static Seat seat(Record row) {
        return new Seat(
                row.get(SEAT_ID),
                row.get(SEAT_STEP),
                row.get(SEAT_QUORUM),
                row.get(SEAT_APPROVER),
                row.get(SEAT_HOLDER),
                row.get(SEAT_STATE),
                row.get(SEAT_DECIDED_BY),
                row.get(SEAT_DECIDED_AT),
                row.get(SEAT_REASON));
    }
}
