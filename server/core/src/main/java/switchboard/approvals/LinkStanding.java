package switchboard.approvals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.users.User;
import switchboard.users.availability.Availability;

/**
 * Whether a link still decides. Pure once it is read: what it says follows from nothing else.
 *
 * @param active whether the account of the person is
 * @param represented whose work the person does now
 */
record LinkStanding(Link link, ApprovalRow row, List<Seat> seats, boolean active, Set<UUID> represented, Instant now) {

    static LinkStanding read(DSLContext dsl, ApprovalGround ground, Link link) {
        Instant now = ground.now();
        User person = ground.users().users(dsl, List.of(link.person())).get(link.person());
        return new LinkStanding(
                link,
                ApprovalRows.find(dsl, link.approval()).orElseThrow(LinkStanding::unknown),
                SeatRows.of(dsl, link.approval()),
                person != null && person.active(),
                Availability.represented(dsl, link.person(), now),
                now);
    }

    /** The seat that the link decides for; refuses where it decides nothing any more, and says why. */
    Seat requireSeat() {
        Seat seat = seats.stream()
                .filter(one -> one.id().equals(link.seat()))
                .findFirst()
                .orElseThrow(LinkStanding::unknown);
        if (!active || row.isAskedBy(link.person())) {
            throw ended();
        }
        if (seats.stream()
                .anyMatch(one -> one.step() == seat.step() && link.person().equals(one.decidedBy()))) {
            throw ApprovalDecisions.decidedByYou();
        }
        requireUnderWay();
        boolean theirs = seat.holder().equals(link.person()) || represented.contains(seat.holder());
        if (!theirs || !seat.isOpen() || seat.step() != row.step()) {
            throw ended();
        }
        return seat;
    }

    private void requireUnderWay() {
        if (row.state().equals(States.WITHDRAWN)) {
            throw new ConflictException("approval.withdrawn", "The request was taken back.");
        }
        if (row.state().equals(States.APPROVED) || row.state().equals(States.REJECTED)) {
            throw ApprovalDecisions.decidedAlready();
        }
        if (row.state().equals(States.EXPIRED) || row.isOverdue(now) || !now.isBefore(link.expiresAt())) {
            throw new ConflictException("approval.link_expired", "The time to decide by this link is over.");
        }
    }

    private static ServiceDeskException ended() {
        return new ConflictException("approval.link_ended", "This decision is not asked of you any more.");
    }

    static NotFoundException unknown() {
        return new NotFoundException("approval.link_unknown", "This link is unknown, or not valid any more.");
    }
}
