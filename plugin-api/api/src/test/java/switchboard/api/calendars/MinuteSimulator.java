package switchboard.api.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Goes through time minute by minute and asks of each what the clock on the wall shows. Slow, and too simple to be wrong. */
final class MinuteSimulator {

    private MinuteSimulator() {}

    static boolean isOpen(BusinessCalendar calendar, Instant at) {
        ZonedDateTime wall = at.atZone(calendar.zone());
        List<WorkingHours> hours = calendar.exceptions().containsKey(wall.toLocalDate())
                ? calendar.exceptions().get(wall.toLocalDate())
                : calendar.week().getOrDefault(wall.getDayOfWeek(), List.of());
        LocalTime time = wall.toLocalTime();
        int minute = time.getHour() * 60 + time.getMinute();
        for (WorkingHours each : hours) {
            if (each.from() <= minute && minute < each.to()) {
                return true;
            }
        }
        return false;
    }

    static Duration between(BusinessCalendar calendar, Instant from, Instant to) {
        Duration worked = Duration.ZERO;
        Instant at = from;
        while (at.isBefore(to)) {
            Instant next = at.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
            Instant end = next.isBefore(to) ? next : to;
            if (isOpen(calendar, at)) {
                worked = worked.plus(Duration.between(at, end));
            }
            at = end;
        }
        return worked;
    }

    /** Null where it has not come by then. */
    static Instant after(BusinessCalendar calendar, Instant from, Duration worked, Instant latest) {
        Duration left = worked;
        Instant at = from;
        while (at.isBefore(latest)) {
            Instant next = at.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
            if (isOpen(calendar, at)) {
                Duration length = Duration.between(at, next);
                if (length.compareTo(left) >= 0) {
                    return at.plus(left);
                }
                left = left.minus(length);
            }
            at = next;
        }
        return null;
    }
}
