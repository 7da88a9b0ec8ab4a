package switchboard.approvals;

import static switchboard.approvals.ApprovalTables.APPROVAL;
import static switchboard.approvals.ApprovalTables.FILED_BY;
import static switchboard.approvals.ApprovalTables.ID;
import static switchboard.approvals.ApprovalTables.ORGANIZATION;
import static switchboard.approvals.ApprovalTables.REQUESTER;
import static switchboard.approvals.ApprovalTables.SEAT;
import static switchboard.approvals.ApprovalTables.SEAT_APPROVAL;
import static switchboard.approvals.ApprovalTables.SEAT_HOLDER;
import static switchboard.approvals.ApprovalTables.SEAT_STATE;
import static switchboard.approvals.ApprovalTables.STATE;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.Subject;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;

/**
 * Reads requests as callers may see them: those they ask for, those they are asked in, and those of organizations over which
 * they have {@code approval:read}.
 */
final class ApprovalList {

    static final String READ = "approval:read";

    private static final String LIST = "approvals";

    private final ApprovalGround ground;
    private final AccessService access;

    ApprovalList(ApprovalGround ground, AccessService access) {
        this.ground = ground;
        this.access = access;
    }

    /**
     * One page, newest first.
     *
     * @param waiting only those that wait for the caller's decision now
     */
    Page<ApprovalSummary> list(
            Caller caller, @Nullable String state, boolean waiting, int limit, @Nullable String cursor) {
        if (state != null && !States.ALL.contains(state)) {
            throw new MalformedException(
                    "request.bad_filter", "state must be one of " + String.join(", ", States.ALL) + ".");
        }
        Condition after = cursor == null ? DSL.noCondition() : ID.lt(id(Cursor.decode(cursor, LIST, 1)));
        Condition ofState = state == null ? DSL.noCondition() : STATE.eq(state);
        List<ApprovalRow> rows = ground.transactions().read(dsl -> {
            Condition which = waiting ? asked(dsl, caller, state) : visible(caller);
            return ApprovalRows.page(dsl, which.and(ofState).and(after), limit + 1);
        });
        return page(rows, limit);
    }

    private static Page<ApprovalSummary> page(List<ApprovalRow> rows, int limit) {
        boolean more = rows.size() > limit;
        List<ApprovalRow> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(ApprovalSummary::of).toList(),
                more ? new Cursor(LIST, shown.getLast().id().toString()).encode() : null);
    }

    /** Those with a seat that the caller holds or stands in for; where they are pending, one that is still to decide. */
    private Condition asked(DSLContext dsl, Caller caller, @Nullable String state) {
        Condition held = SEAT_HOLDER.in(seatsOf(dsl, caller));
        boolean open = state == null || state.equals(States.PENDING);
        return ID.in(DSL.select(SEAT_APPROVAL)
                .from(SEAT)
                .where(held.and(open ? SEAT_STATE.eq(States.OPEN) : DSL.noCondition())));
    }

    private Set<UUID> seatsOf(DSLContext dsl, Caller caller) {
        Set<UUID> people =
                new HashSet<>(switchboard.users.availability.Availability.represented(dsl, caller.id(), ground.now()));
        people.add(caller.id());
        return people;
    }

    private Condition visible(Caller caller) {
        Reach reach = caller.reach(READ);
        return reach.all()
                ? DSL.trueCondition()
                : access.condition(reach, ORGANIZATION, AccessService.none(), List.of())
                        .or(REQUESTER.eq(caller.id()))
                        .or(FILED_BY.eq(caller.id()));
    }

    /** The request with its steps; 404 {@code approval.not_found} where the caller may not see it. */
    ApprovalView get(Caller caller, String id) {
        return ground.transactions().read(dsl -> {
            ApprovalRow row = uuid(id) == null ? null : find(dsl, caller, uuid(id));
            if (row == null) {
                throw absent();
            }
            return ApprovalView.of(row, SeatRows.of(dsl, row.id()));
        });
    }

    /** The same for whoever has just handed on a voice that was handed to them, and does not see it any more. */
    ApprovalView handedOn(UUID id) {
        return ground.transactions()
                .read(dsl -> ApprovalView.of(
                        ApprovalRows.find(dsl, id).orElseThrow(ApprovalList::absent), SeatRows.of(dsl, id)));
    }

    private @Nullable ApprovalRow find(DSLContext dsl, Caller caller, UUID id) {
        Condition seated = DSL.exists(DSL.selectOne()
                .from(SEAT)
                .where(
                        SEAT_APPROVAL.eq(ID),
                        SEAT_HOLDER.in(seatsOf(dsl, caller)).or(formerly(caller))));
        return dsl.select(ApprovalRows.COLUMNS)
                .from(APPROVAL)
                .where(ID.eq(id).and(visible(caller).or(seated)))
                .fetchOne(ApprovalRows::row);
    }

    private static Condition formerly(Caller caller) {
        return ApprovalTables.SEAT_APPROVER.eq(caller.id()).or(ApprovalTables.SEAT_DECIDED_BY.eq(caller.id()));
    }

    /** The requests about something, newest first, at most 100. Checks no permission. */
    List<ApprovalRow> about(Subject subject) {
        return ground.transactions().read(dsl -> ApprovalRows.page(dsl, ApprovalRows.about(subject), 100));
    }

    private static UUID id(Cursor cursor) {
        UUID id = uuid(cursor.key().getFirst());
        if (id == null) {
            throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
        }
        return id;
    }

    static @Nullable UUID uuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(text) : null;
    }

    static NotFoundException absent() {
        return new NotFoundException("approval.not_found", "There is no such request.");
    }
}
