package switchboard.rotas;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * When one shift ends and the next begins. Shifts of whole days are handed over at the same time of day, whatever the
 * clocks do; one that falls where a clock jumps forward is handed over as much later, and of a time that comes twice the
 * first is meant. Shifts of hours are of elapsed time.
 *
 * @param start the first hand-over, by the clocks of the zone
 */
record HandOvers(LocalDateTime start, ZoneId zone, ShiftLength shift) {

    /** The beginning of a shift; the first is 0. */
    Instant at(long index) {
        return shift.days() > 0
                ? start.plusDays(index * shift.days()).atZone(zone).toInstant()
                : start.atZone(zone).toInstant().plus(Duration.ofMinutes(index * shift.minutes()));
    }

    /** The shift that is under way then; negative before the first hand-over. */
    long indexAt(Instant time) {
        long index = estimate(time);
        while (at(index).isAfter(time)) {
            index--;
        }
        while (!at(index + 1).isAfter(time)) {
            index++;
        }
        return index;
    }

    /** Right but for one or two shifts around a change of clocks. */
    private long estimate(Instant time) {
        return shift.days() > 0
                ? Math.floorDiv(ChronoUnit.DAYS.between(start, LocalDateTime.ofInstant(time, zone)), shift.days())
                : Math.floorDiv(Duration.between(at(0), time).toMinutes(), shift.minutes());
    }
}
