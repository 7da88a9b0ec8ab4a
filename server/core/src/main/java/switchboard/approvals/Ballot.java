package switchboard.approvals;

import java.util.Collection;

/**
 * The votes of one step. Pure: what has come of them follows from nothing else.
 *
 * @param seats how many are asked
 * @param quorum how many of them have to agree
 */
record Ballot(int seats, int quorum, int approved, int rejected) {

    /** What has come of a step so far. */
    enum Outcome {
        OPEN,
        AGREED,
        REFUSED
    }

    static Ballot of(Collection<Seat> seats) {
        int approved = 0;
        int rejected = 0;
        int quorum = 0;
        for (Seat seat : seats) {
            quorum = seat.quorum();
            approved += seat.state().equals(States.APPROVED) ? 1 : 0;
            rejected += seat.state().equals(States.REJECTED) ? 1 : 0;
        }
        return new Ballot(seats.size(), quorum, approved, rejected);
    }

    /** Agreed as soon as enough agree, refused as soon as enough cannot agree any more. */
    Outcome outcome() {
        if (approved >= quorum) {
            return Outcome.AGREED;
        }
        return seats - rejected < quorum ? Outcome.REFUSED : Outcome.OPEN;
    }
}
