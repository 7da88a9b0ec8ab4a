package switchboard.approvals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.users.availability.Availability;

/**
 * What one person may decide in the step that is under way. Pure once it is read.
 *
 * @param seats of that step
 * @param represented whose work the person does now
 */
record Turn(List<Seat> seats, UUID person, Set<UUID> represented) {

    static Turn read(DSLContext dsl, ApprovalRow row, List<Seat> seats, UUID person, Instant now) {
        return new Turn(
                seats.stream().filter(seat -> seat.step() == row.step()).toList(),
                person,
                Availability.represented(dsl, person, now));
    }

    boolean isOver() {
        return seats.stream().anyMatch(seat -> person.equals(seat.decidedBy()));
    }

    /** The person's own seat, else that of somebody they stand in for; empty where they are not asked. */
    Optional<Seat> seat() {
        List<Seat> open = seats.stream().filter(Seat::isOpen).toList();
        return open.stream()
                .filter(seat -> seat.holder().equals(person))
                .findFirst()
                .or(() -> open.stream()
                        .filter(seat -> represented.contains(seat.holder()))
                        .findFirst());
    }
}
