package switchboard.api.calendars;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar.Stretch;

/**
 * Counts working time. Days on which nothing is out of the ordinary are taken a week at a time; only the first and the
 * last day, exceptions, and days around a change of clocks are looked at one by one.
 */
final class WorkingTime {

    private static final int DAYS_OF_A_WEEK = 7;

    private final BusinessCalendar calendar;
    private final ZoneId zone;
    private final NavigableMap<LocalDate, List<WorkingHours>> exceptions;
    private final long[] minutes = new long[DAYS_OF_A_WEEK];
    private final long minutesOfWeek;
    private LocalDate clocksChange = LocalDate.MIN;
    private LocalDate clocksChanged = LocalDate.MIN;

    WorkingTime(BusinessCalendar calendar) {
        this.calendar = calendar;
        this.zone = calendar.zone();
        this.exceptions = (NavigableMap<LocalDate, List<WorkingHours>>) calendar.exceptions();
        long sum = 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            for (WorkingHours hours : calendar.week().getOrDefault(day, List.of())) {
                minutes[day.ordinal()] += hours.to() - hours.from();
            }
            sum += minutes[day.ordinal()];
        }
        minutesOfWeek = sum;
    }

    Duration between(Instant from, Instant to) {
        LocalDate first = from.atZone(zone).toLocalDate();
        LocalDate last = to.atZone(zone).toLocalDate();
        Duration worked = onDay(first, from, to);
        if (last.isAfter(first)) {
            worked = worked.plus(onDay(last, from, to));
        }
        LocalDate date = first.plusDays(1);
        while (date.isBefore(last)) {
            LocalDate odd = nextOdd(date);
            LocalDate plainUntil = odd == null || odd.isAfter(last) ? last : odd;
            worked = worked.plusMinutes(plain(date, ChronoUnit.DAYS.between(date, plainUntil)));
            date = plainUntil;
            if (date.isBefore(last)) {
                worked = worked.plus(onDay(date, from, to));
                date = date.plusDays(1);
            }
        }
        return worked;
    }

    Instant after(Instant from, Duration worked) {
        LocalDate first = from.atZone(zone).toLocalDate();
        LocalDate end = first.plusDays(BusinessCalendar.LONGEST_DAYS + 1L);
        Duration left = worked;
        for (LocalDate date = first; date.isBefore(end); date = date.plusDays(1)) {
            if (date.isAfter(first)) {
                long weeks = weeksToPass(date, end, left);
                date = date.plusWeeks(weeks);
                left = left.minusMinutes(weeks * minutesOfWeek);
            }
            for (Stretch stretch : WorkingDay.stretches(zone, date, calendar.hours(date))) {
                Instant start = stretch.from().isBefore(from) ? from : stretch.from();
                if (start.isBefore(stretch.to())) {
                    Duration length = Duration.between(start, stretch.to());
                    if (length.compareTo(left) >= 0) {
                        return start.plus(left);
                    }
                    left = left.minus(length);
                }
            }
        }
        throw new IllegalStateException("The calendar " + calendar.name() + " has too little working time");
    }

    /** How many whole ordinary weeks from a date on end before that much has been worked. */
    private long weeksToPass(LocalDate date, LocalDate end, Duration left) {
        LocalDate odd = nextOdd(date);
        long plainWeeks = ChronoUnit.WEEKS.between(date, odd == null || odd.isAfter(end) ? end : odd);
        if (minutesOfWeek == 0 || plainWeeks == 0) {
            return plainWeeks;
        }
        return Math.min(plainWeeks, left.minusNanos(1).toMinutes() / minutesOfWeek);
    }

    private Duration onDay(LocalDate date, Instant from, Instant to) {
        Duration worked = Duration.ZERO;
        for (Stretch stretch : WorkingDay.stretches(zone, date, calendar.hours(date))) {
            Instant start = stretch.from().isBefore(from) ? from : stretch.from();
            Instant end = stretch.to().isAfter(to) ? to : stretch.to();
            if (start.isBefore(end)) {
                worked = worked.plus(Duration.between(start, end));
            }
        }
        return worked;
    }

    private long plain(LocalDate date, long days) {
        long sum = days / DAYS_OF_A_WEEK * minutesOfWeek;
        int day = date.getDayOfWeek().ordinal();
        for (long rest = days % DAYS_OF_A_WEEK; rest > 0; rest--) {
            sum += minutes[day];
            day = (day + 1) % DAYS_OF_A_WEEK;
        }
        return sum;
    }

    /** The first date from this one on that is an exception or near a change of clocks. */
    private @Nullable LocalDate nextOdd(LocalDate date) {
        LocalDate exception = exceptions.ceilingKey(date);
        LocalDate change = nextChange(date);
        if (exception == null || change == null) {
            return exception == null ? change : exception;
        }
        return exception.isBefore(change) ? exception : change;
    }

    private @Nullable LocalDate nextChange(LocalDate date) {
        if (date.isAfter(clocksChanged)) {
            findChange(date);
        }
        if (clocksChange.equals(LocalDate.MAX)) {
            return null;
        }
        return date.isBefore(clocksChange) ? clocksChange : date;
    }

    /** Remembers the next change, with a day on each side, since a clock may be set over midnight. */
    private void findChange(LocalDate date) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition next =
                rules.nextTransition(date.minusDays(2).atStartOfDay(zone).toInstant());
        while (next != null
                && next.getDateTimeAfter().toLocalDate().plusDays(1).isBefore(date)
                && next.getDateTimeBefore().toLocalDate().plusDays(1).isBefore(date)) {
            next = rules.nextTransition(next.getInstant());
        }
        if (next == null) {
            clocksChange = LocalDate.MAX;
            clocksChanged = LocalDate.MAX;
            return;
        }
        LocalDate before = next.getDateTimeBefore().toLocalDate();
        LocalDate after = next.getDateTimeAfter().toLocalDate();
        clocksChange = (before.isBefore(after) ? before : after).minusDays(1);
        clocksChanged = (before.isBefore(after) ? after : before).plusDays(1);
    }
}
