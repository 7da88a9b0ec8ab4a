package switchboard.calendars;

import biweekly.component.VEvent;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import biweekly.util.Duration;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** One event of an iCalendar file that lasts whole days, once or every year. */
final class AllDayEvent {

    private static final int LONGEST_DAYS = 366;
    private static final int MOST_TIMES = 20_000;
    private static final int LONGEST_NAME = 200;
    private static final long MILLIS_OF_A_DAY = 86_400_000L;

    private final LocalDate first;
    private final long days;
    private final String name;
    private final @Nullable Recurrence yearly;
    private final Set<LocalDate> besides = new HashSet<>();
    private final Set<LocalDate> without = new HashSet<>();

    private AllDayEvent(VEvent event, LocalDate first) throws NoDayOff {
        this.first = first;
        this.days = days(event, first);
        this.name = name(event);
        this.yearly = yearly(event.getRecurrenceRule());
        for (RecurrenceDates dates : event.getRecurrenceDates()) {
            for (ICalDate date : dates.getDates()) {
                besides.add(date(date));
            }
        }
        for (ExceptionDates dates : event.getExceptionDates()) {
            for (ICalDate date : dates.getValues()) {
                without.add(date(date));
            }
        }
    }

    /** Why an event is no day off. */
    static final class NoDayOff extends Exception {

        private static final long serialVersionUID = 1;

        private final String code;

        NoDayOff(String code) {
            super(code, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    static AllDayEvent of(VEvent event) throws NoDayOff {
        if (event.getStatus() != null && event.getStatus().isCancelled()) {
            throw new NoDayOff("cancelled");
        }
        if (event.getRecurrenceId() != null) {
            throw new NoDayOff("changes_another_event");
        }
        ICalDate start =
                event.getDateStart() == null ? null : event.getDateStart().getValue();
        if (start == null) {
            throw new NoDayOff("no_date");
        }
        if (start.hasTime()) {
            throw new NoDayOff("not_all_day");
        }
        return new AllDayEvent(event, date(start));
    }

    /**
     * Adds its days between two dates.
     *
     * @return how many times it was asked for its next date: a file may hold many that ask for much
     */
    int addTo(SortedMap<LocalDate, String> all, LocalDate from, LocalDate to) {
        besides.forEach(date -> add(all, date, from, to));
        if (yearly == null) {
            add(all, first, from, to);
            return 1;
        }
        LocalDate until = yearly.getUntil() == null ? LocalDate.MAX : date(yearly.getUntil());
        Recurrence endless =
                new Recurrence.Builder(yearly).until((ICalDate) null).build();
        DateIterator dates = endless.getDateIterator(midnight(first), TimeZone.getTimeZone("UTC"));
        int times = 0;
        while (times < MOST_TIMES && dates.hasNext()) {
            times++;
            LocalDate date = dates.next().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
            if (date.isAfter(to) || date.isAfter(until)) {
                break;
            }
            if (!without.contains(date)) {
                add(all, date, from, to);
            }
        }
        return times;
    }

    private void add(SortedMap<LocalDate, String> all, LocalDate start, LocalDate from, LocalDate to) {
        for (long day = 0; day < days; day++) {
            LocalDate date = start.plusDays(day);
            if (!date.isBefore(from) && !date.isAfter(to)) {
                all.putIfAbsent(date, name);
            }
        }
    }

    /** The end is the day after the last; without one it is a single day. */
    private static long days(VEvent event, LocalDate first) throws NoDayOff {
        long days = 1;
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            days = ChronoUnit.DAYS.between(first, date(event.getDateEnd().getValue()));
        } else if (event.getDuration() != null && event.getDuration().getValue() != null) {
            Duration duration = event.getDuration().getValue();
            days = duration.toMillis() / MILLIS_OF_A_DAY;
        }
        if (days > LONGEST_DAYS || days < 0) {
            throw new NoDayOff("too_long");
        }
        return Math.max(1, days);
    }

    private static @Nullable Recurrence yearly(@Nullable RecurrenceRule rule) throws NoDayOff {
        if (rule == null || rule.getValue() == null) {
            return null;
        }
        Recurrence recurrence = rule.getValue();
        boolean byDates = recurrence.getBySecond().isEmpty()
                && recurrence.getByMinute().isEmpty()
                && recurrence.getByHour().isEmpty();
        if (recurrence.getFrequency() != Frequency.YEARLY || !byDates) {
            throw new NoDayOff("not_yearly");
        }
        return recurrence;
    }

    private static String name(VEvent event) {
        String summary = event.getSummary() == null ? null : event.getSummary().getValue();
        String shown =
                summary == null ? "" : summary.replaceAll("\\p{Cntrl}+", " ").strip();
        int end = shown.offsetByCodePoints(0, Math.min(LONGEST_NAME, shown.codePointCount(0, shown.length())));
        return shown.isEmpty() ? "Holiday" : shown.substring(0, end);
    }

    /** The date as it stands in the file, in whatever zone it may be. */
    private static LocalDate date(ICalDate date) {
        var parts = date.getRawComponents();
        return parts != null
                ? LocalDate.of(parts.getYear(), parts.getMonth(), parts.getDate())
                : date.toInstant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Date midnight(LocalDate date) {
        return Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
