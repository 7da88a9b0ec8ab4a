package switchboard.triage.recurring;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When something recurs: on certain local dates, at a local time. Each date has one instant, whatever clocks do: a time that
 * they jump over comes as much later as they jump, one that they go through twice comes at the first.
 *
 * @param every {@code day}, {@code week} or {@code month}
 * @param interval every how many of them, counted from the first date
 * @param from the first date
 * @param until the last date, null for no end
 * @param weekdays for weeks, at least one
 * @param dayOfMonth for months, from 1 to 31; in a shorter month its last day
 */
public record Schedule(
        String every,
        int interval,
        LocalTime at,
        ZoneId zone,
        LocalDate from,
        @Nullable LocalDate until,
        Set<DayOfWeek> weekdays,
        int dayOfMonth) {

    public static final String DAY = "day";
    public static final String WEEK = "week";
    public static final String MONTH = "month";

    /** The largest interval. */
    static final int MOST = 100;

    /** Longer than the longest pause between two dates: a hundred months. */
    private static final int LONGEST_DAYS = 3_200;

    public Schedule {
        weekdays = Set.copyOf(weekdays);
    }

    /** The first time after that instant; empty where there is none any more. */
    public Optional<Instant> next(Instant after) {
        LocalDate first = after.atZone(zone).toLocalDate().minusDays(1);
        LocalDate date = first.isBefore(from) ? from : first;
        for (int day = 0; day <= LONGEST_DAYS; day++, date = date.plusDays(1)) {
            if (until != null && date.isAfter(until)) {
                return Optional.empty();
            }
            if (isOn(date)) {
                Instant instant = date.atTime(at).atZone(zone).toInstant();
                if (instant.isAfter(after)) {
                    return Optional.of(instant);
                }
            }
        }
        return Optional.empty();
    }

    boolean isOn(LocalDate date) {
        return switch (every) {
            case DAY -> ChronoUnit.DAYS.between(from, date) % interval == 0;
            case WEEK ->
                weekdays.contains(date.getDayOfWeek())
                        && ChronoUnit.WEEKS.between(monday(from), monday(date)) % interval == 0;
            default ->
                date.getDayOfMonth() == Math.min(dayOfMonth, date.lengthOfMonth())
                        && ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(date)) % interval == 0;
        };
    }

    private static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
