package switchboard.api.calendars;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import switchboard.api.calendars.BusinessCalendar.Stretch;

/** The intervals of one local date as instants, whatever the clocks do on that day. */
final class WorkingDay {

    private WorkingDay() {}

    /** In order. A day on which clocks change falls into parts of one offset each, and every interval is cut by them. */
    static List<Stretch> stretches(ZoneId zone, LocalDate date, List<WorkingHours> hours) {
        List<Stretch> stretches = new ArrayList<>();
        if (hours.isEmpty()) {
            return stretches;
        }
        ZoneRules rules = zone.getRules();
        // Clocks are set by a day at most, so no instant of this date lies outside.
        Instant from = date.minusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end = date.plusDays(3).atStartOfDay().toInstant(ZoneOffset.UTC);
        while (from.isBefore(end)) {
            ZoneOffsetTransition next = rules.nextTransition(from);
            Instant to = next == null || next.getInstant().isAfter(end) ? end : next.getInstant();
            add(stretches, from, to, rules.getOffset(from), date, hours);
            from = to;
        }
        return stretches;
    }

    private static void add(
            List<Stretch> stretches,
            Instant from,
            Instant to,
            ZoneOffset offset,
            LocalDate date,
            List<WorkingHours> hours) {
        LocalDateTime midnight = date.atStartOfDay();
        for (WorkingHours each : hours) {
            Instant start = midnight.plusMinutes(each.from()).toInstant(offset);
            Instant stop = midnight.plusMinutes(each.to()).toInstant(offset);
            Instant first = start.isBefore(from) ? from : start;
            Instant last = stop.isAfter(to) ? to : stop;
            if (first.isBefore(last)) {
                join(stretches, first, last);
            }
        }
    }

    /** Adds a stretch that is later than all others, to the last of them where it goes on from there. */
    static void join(List<Stretch> stretches, Instant from, Instant to) {
        Stretch before = stretches.isEmpty() ? null : stretches.getLast();
        if (before != null && before.to().equals(from)) {
            stretches.set(stretches.size() - 1, new Stretch(before.from(), to));
        } else {
            stretches.add(new Stretch(from, to));
        }
    }
}
