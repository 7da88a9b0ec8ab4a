package switchboard.approvals;

import static switchboard.approvals.ApprovalTables.APPROVAL;
import static switchboard.approvals.ApprovalTables.DECIDED_AT;
import static switchboard.approvals.ApprovalTables.DESCRIPTION;
import static switchboard.approvals.ApprovalTables.DUE_AT;
import static switchboard.approvals.ApprovalTables.FILED_BY;
import static switchboard.approvals.ApprovalTables.ID;
import static switchboard.approvals.ApprovalTables.ORGANIZATION;
import static switchboard.approvals.ApprovalTables.OWNER;
import static switchboard.approvals.ApprovalTables.REQUESTED_AT;
import static switchboard.approvals.ApprovalTables.REQUESTER;
import static switchboard.approvals.ApprovalTables.STATE;
import static switchboard.approvals.ApprovalTables.STEP;
import static switchboard.approvals.ApprovalTables.STEPS;
import static switchboard.approvals.ApprovalTables.SUBJECT_ID;
import static switchboard.approvals.ApprovalTables.SUBJECT_TYPE;
import static switchboard.approvals.ApprovalTables.TIMEOUT;
import static switchboard.approvals.ApprovalTables.TITLE;
import static switchboard.approvals.ApprovalTables.VERSION;
import static switchboard.approvals.ApprovalTables.WITHDRAWAL_REASON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;

/** Requests as rows. */
final class ApprovalRows {

    static final List<Field<?>> COLUMNS = List.of(
            ID,
            OWNER,
            SUBJECT_TYPE,
            SUBJECT_ID,
            TITLE,
            DESCRIPTION,
            ORGANIZATION,
            REQUESTER,
            FILED_BY,
            STATE,
            STEP,
            STEPS,
            TIMEOUT,
            DUE_AT,
            REQUESTED_AT,
            DECIDED_AT,
            WITHDRAWAL_REASON,
            VERSION);

    private ApprovalRows() {}

    /**
     * Takes a pending request for this transaction, by writing it first: whoever else decides on it waits, or on another
     * node runs again. False where it is not pending.
     */
    static boolean take(DSLContext dsl, UUID id) {
        return dsl.update(APPROVAL)
                        .set(VERSION, VERSION.plus(1))
                        .where(ID.eq(id), STATE.eq(States.PENDING))
                        .execute()
                == 1;
    }

    static void insert(DSLContext dsl, ApprovalRow row) {
        dsl.insertInto(APPROVAL)
                .columns(COLUMNS)
                .values(
                        row.id(),
                        row.owner(),
                        row.subject().type(),
                        row.subject().id(),
                        row.title(),
                        row.description(),
                        row.organization(),
                        row.requester(),
                        row.filedBy(),
                        row.state(),
                        row.step(),
                        row.steps(),
                        row.timeout() == null ? null : row.timeout().toSeconds(),
                        row.dueAt(),
                        row.requestedAt(),
                        row.decidedAt(),
                        row.withdrawalReason(),
                        1L)
                .execute();
    }

    /** Goes on with the next step of a request that this transaction has taken. */
    static void advance(DSLContext dsl, UUID id, int step, @Nullable Instant dueAt) {
        dsl.update(APPROVAL).set(STEP, step).set(DUE_AT, dueAt).where(ID.eq(id)).execute();
    }

    /** Ends a request that this transaction has taken. */
    static void end(DSLContext dsl, UUID id, String state, Instant at, @Nullable String withdrawalReason) {
        dsl.update(APPROVAL)
                .set(STATE, state)
                .setNull(DUE_AT)
                .set(DECIDED_AT, at)
                .set(WITHDRAWAL_REASON, withdrawalReason)
                .where(ID.eq(id))
                .execute();
    }

    static Optional<ApprovalRow> find(DSLContext dsl, UUID id) {
        return dsl.select(COLUMNS).from(APPROVAL).where(ID.eq(id)).fetchOptional(ApprovalRows::row);
    }

    /** Newest first. */
    static List<ApprovalRow> page(DSLContext dsl, Condition condition, int most) {
        return dsl.select(COLUMNS)
                .from(APPROVAL)
                .where(condition)
                .orderBy(ID.desc())
                .limit(most)
                .fetch(ApprovalRows::row);
    }

    static Condition about(Subject subject) {
        return SUBJECT_TYPE.eq(subject.type()).and(SUBJECT_ID.eq(subject.id()));
    }

    /** Those whose time is over; only pending ones have a time. */
    static List<UUID> overdue(DSLContext dsl, Instant now, int most) {
        return dsl.select(ID)
                .from(APPROVAL)
                .where(DUE_AT.le(now))
                .orderBy(DUE_AT)
                .limit(most)
                .fetch(ID);
    }

    static ApprovalRow row(Record row) {
        Long timeout = row.get(TIMEOUT);
        return new ApprovalRow(
                row.get(ID),
                row.get(OWNER),
                new Subject(row.get(SUBJECT_TYPE), row.get(SUBJECT_ID)),
                row.get(TITLE),
                row.get(DESCRIPTION),
                row.get(ORGANIZATION),
                row.get(REQUESTER),
                row.get(FILED_BY),
                row.get(STATE),
                row.get(STEP),
                row.get(STEPS),
                timeout == null ? null : Duration.ofSeconds(timeout),
                row.get(DUE_AT),
                row.get(REQUESTED_AT),
                row.get(DECIDED_AT),
                row.get(WITHDRAWAL_REASON));
    }
}
