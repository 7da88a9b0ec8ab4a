package switchboard.approvals;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.users.User;
import switchboard.persistence.Work;
import switchboard.secrets.RandomToken;

/** What is done with a request under way: decisions, delegations, the end of its time, its withdrawal. */
final class ApprovalDecisions {

    private final ApprovalGround ground;
    private final ApprovalJournal journal;

    ApprovalDecisions(ApprovalGround ground, ApprovalJournal journal) {
        this.ground = ground;
        this.journal = journal;
    }

    /** Decides for the caller's own seat, or for the seat of somebody absent for whom the caller stands in. */
    void decide(Caller caller, UUID id, Decision decision) {
        expireIfOverdue(id);
        inTaken(id, taken -> {
            decide(taken, taken.seatFor(caller), Actor.of(caller.id()), decision);
            ground.completion().accept(taken.work(), "/api/v1/approvals/" + id);
            return null;
        });
    }

    /** Decides for the seat that a link was made for, as the person it was sent to. */
    void decide(RandomToken token, Link seen, Decision decision) {
        expireIfOverdue(seen.approval());
        inTaken(seen.approval(), taken -> {
            // Read again, since whoever held the request before may have handed the seat on.
            Link link = LinkRows.find(taken.work().dsl(), token).orElseThrow(LinkStanding::unknown);
            Seat seat = LinkStanding.read(taken.work().dsl(), ground, link).requireSeat();
            decide(taken, seat, Actor.byMail(link.person()), decision);
            return null;
        });
    }

    private void decide(Taken taken, Seat seat, Actor actor, Decision decision) {
        UUID person = Objects.requireNonNull(actor.person());
        SeatRows.decide(taken.work().dsl(), seat.id(), decision.state(), person, taken.now(), decision.reason());
        journal.decided(taken.work(), taken.row(), seat, actor, decision, taken.now());
        goOn(taken, actor);
    }

    /** Hands the caller's seat to another person, who then decides instead. */
    void delegate(Caller caller, UUID id, UUID to, @Nullable String reason) {
        expireIfOverdue(id);
        inTaken(id, taken -> {
            Seat seat = taken.seatFor(caller);
            requireEligible(taken, to);
            SeatRows.delegate(taken.work().dsl(), seat.id(), to);
            LinkRows.delete(taken.work().dsl(), seat.id());
            journal.delegated(taken.work(), taken.row(), seat.holder(), to, caller.id(), reason, taken.now());
            Set<UUID> asked = ApprovalRequests.withStandIns(taken.work(), Set.of(to), taken.now());
            journal.ask(
                    taken.work(),
                    taken.row(),
                    asked,
                    taken.row().step(),
                    taken.row().dueAt());
            ground.completion().accept(taken.work(), "/api/v1/approvals/" + id);
            return null;
        });
    }

    private void requireEligible(Taken taken, UUID to) {
        User person = ground.users().users(taken.work().dsl(), List.of(to)).get(to);
        if (person == null || !person.active()) {
            throw new InvalidInputException("to", "not_found", "to names nobody on this desk.");
        }
        if (taken.row().isAskedBy(to)) {
            throw new InvalidInputException("to", "not_allowed", "Whoever asks never decides.");
        }
        boolean asked = taken.seats().stream()
                .anyMatch(seat ->
                        seat.step() == taken.row().step() && (seat.holder().equals(to) || to.equals(seat.decidedBy())));
        if (asked) {
            throw new ConflictException("approval.already_asked", "This person is asked in this step already.");
        }
    }

    /** Ends a request whose time is over; does nothing to others. */
    void expireIfOverdue(UUID id) {
        ApprovalRow seen =
                ground.transactions().read(dsl -> ApprovalRows.find(dsl, id)).orElse(null);
        if (seen == null || !seen.isOverdue(ground.now())) {
            return;
        }
        ground.transactions().inTransaction(work -> {
            if (ApprovalRows.take(work.dsl(), id)) {
                ApprovalRow row = ApprovalRows.find(work.dsl(), id).orElseThrow();
                Instant now = ground.now();
                if (row.isOverdue(now)) {
                    end(work, row, States.EXPIRED, Actor.DESK, now, null);
                }
            }
            return id;
        });
    }

    /** Takes a request back; false where it is decided. */
    boolean withdraw(UUID id, @Nullable UUID by, String reason) {
        return ground.transactions().inTransaction(work -> {
            if (!ApprovalRows.take(work.dsl(), id)) {
                return false;
            }
            ApprovalRow row = ApprovalRows.find(work.dsl(), id).orElseThrow();
            end(work, row, States.WITHDRAWN, Actor.of(by), ground.now(), reason);
            return true;
        });
    }

    private void goOn(Taken taken, Actor by) {
        ApprovalRow row = taken.row();
        List<Seat> seats = SeatRows.of(taken.work().dsl(), row.id());
        Ballot ballot = Ballot.of(
                seats.stream().filter(seat -> seat.step() == row.step()).toList());
        switch (ballot.outcome()) {
            case OPEN -> {
                // The others of the step are still to decide.
            }
            case REFUSED -> end(taken.work(), row, States.REJECTED, by, taken.now(), null);
            case AGREED -> {
                if (row.step() == row.steps()) {
                    end(taken.work(), row, States.APPROVED, by, taken.now(), null);
                } else {
                    beginNext(taken, seats);
                }
            }
        }
    }

    private void beginNext(Taken taken, List<Seat> seats) {
        ApprovalRow row = taken.row();
        int next = row.step() + 1;
        Instant due = row.timeout() == null ? null : taken.now().plus(row.timeout());
        SeatRows.close(taken.work().dsl(), row.id(), row.step());
        SeatRows.open(taken.work().dsl(), row.id(), next);
        ApprovalRows.advance(taken.work().dsl(), row.id(), next, due);
        Set<UUID> asked = seats.stream()
                .filter(seat -> seat.step() == next)
                .map(Seat::holder)
                .collect(Collectors.toSet());
        Set<UUID> told = ApprovalRequests.withStandIns(taken.work(), asked, taken.now());
        journal.ask(taken.work(), row, told, next, due);
    }

    private void end(Work work, ApprovalRow row, String state, Actor by, Instant now, @Nullable String withdrawal) {
        SeatRows.close(work.dsl(), row.id(), null);
        ApprovalRows.end(work.dsl(), row.id(), state, now, withdrawal);
        journal.ended(work, row, state, by, now);
    }

    private void inTaken(UUID id, Function<Taken, @Nullable Void> command) {
        ground.transactions().inTransaction(work -> {
            if (!ApprovalRows.take(work.dsl(), id)) {
                throw decidedAlready();
            }
            ApprovalRow row = ApprovalRows.find(work.dsl(), id).orElseThrow();
            return command.apply(new Taken(work, row, SeatRows.of(work.dsl(), id), ground.now()));
        });
    }

    static ConflictException decidedAlready() {
        return new ConflictException("approval.decided", "The request is decided already.");
    }

    static ConflictException decidedByYou() {
        return new ConflictException("approval.decided_by_you", "You have decided in this step already.");
    }

    /** A pending request that this transaction alone may change. */
    private record Taken(Work work, ApprovalRow row, List<Seat> seats, Instant now) {

        /** The seat the caller may decide for: their own, else that of somebody they stand in for. */
        Seat seatFor(Caller caller) {
            if (row.isAskedBy(caller.id())) {
                throw new ForbiddenException("approval.own", "Nobody decides on what they ask for.");
            }
            Turn turn = Turn.read(work.dsl(), row, seats, caller.id(), now);
            if (turn.isOver()) {
                throw decidedByYou();
            }
            return turn.seat()
                    .orElseThrow(() -> new ForbiddenException(
                            "approval.not_asked", "You are not asked in the step that is under way."));
        }
    }
}
