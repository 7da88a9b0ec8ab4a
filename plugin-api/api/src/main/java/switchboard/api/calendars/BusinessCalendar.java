package switchboard.api.calendars;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * When people work: intervals for each day of the week in one time zone, and days on which others hold. Immutable, and
 * pure arithmetic.
 *
 * <p>An instant is working time where its local time in the zone lies in an interval of its local date. So an interval
 * that a clock jumps over is shorter by what was jumped over, and one that a clock goes through twice counts twice:
 * elapsed time is counted, never what a wall clock shows.
 *
 * @param name unique on the desk
 * @param week the intervals of each day; a day that is not named is free
 * @param exceptions dates with intervals of their own, none for a holiday
 */
public record BusinessCalendar(
        UUID id,
        String name,
        ZoneId zone,
        Map<DayOfWeek, List<WorkingHours>> week,
        Map<LocalDate, List<WorkingHours>> exceptions) {

    /** How far {@link #after} looks ahead before it gives up. */
    public static final int LONGEST_DAYS = 3_660;

    public BusinessCalendar {
        Map<DayOfWeek, List<WorkingHours>> days = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, hours) -> days.put(day, WorkingHours.ordered(hours)));
        week = Map.copyOf(days);
        // In the order of the dates, so that the next one is found without walking through the others.
        NavigableMap<LocalDate, List<WorkingHours>> dates = new TreeMap<>();
        exceptions.forEach((date, hours) -> dates.put(date, WorkingHours.ordered(hours)));
        exceptions = Collections.unmodifiableNavigableMap(dates);
    }

    /** Every minute of every day. */
    public static BusinessCalendar always(UUID id, String name) {
        Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(WorkingHours.ALL_DAY));
        }
        return new BusinessCalendar(id, name, ZoneOffset.UTC, week, Map.of());
    }

    /** The intervals of a local date. */
    public List<WorkingHours> hours(LocalDate date) {
        List<WorkingHours> exception = exceptions.get(date);
        return exception != null ? exception : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** Whether somebody works at that instant. */
    public boolean isOpen(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return hours(local.toLocalDate()).stream().anyMatch(hours -> hours.contains(local.toLocalTime()));
    }

    /** A stretch of time from one instant up to, and without, another. */
    public record Stretch(Instant from, Instant to) {

        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /**
     * The working time between two instants, in order, what touches joined; none where {@code to} is not after
     * {@code from}.
     */
    public List<Stretch> stretches(Instant from, Instant to) {
        List<Stretch> stretches = new ArrayList<>();
        if (!to.isAfter(from)) {
            return stretches;
        }
        LocalDate last = to.atZone(zone).toLocalDate();
        for (LocalDate date = from.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            for (Stretch stretch : WorkingDay.stretches(zone, date, hours(date))) {
                Instant start = stretch.from().isBefore(from) ? from : stretch.from();
                Instant end = stretch.to().isAfter(to) ? to : stretch.to();
                if (start.isBefore(end)) {
                    WorkingDay.join(stretches, start, end);
                }
            }
        }
        return stretches;
    }

    /** How much working time passes between two instants; zero where {@code to} is not after {@code from}. */
    public Duration between(Instant from, Instant to) {
        return to.isAfter(from) ? new WorkingTime(this).between(from, to) : Duration.ZERO;
    }

    /**
     * The earliest instant at which that much working time has passed since {@code from}; {@code from} itself for
     * nothing.
     *
     * @throws IllegalStateException where less than that is worked within {@link #LONGEST_DAYS} days
     */
    public Instant after(Instant from, Duration worked) {
        return worked.isZero() || worked.isNegative() ? from : new WorkingTime(this).after(from, worked);
    }

    /** The first instant from {@code at} on that is working time. */
    public Instant nextOpen(Instant at) {
        return isOpen(at) ? at : after(at, Duration.ofNanos(1)).minusNanos(1);
    }
}
