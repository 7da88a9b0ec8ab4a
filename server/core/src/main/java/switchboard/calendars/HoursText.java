package switchboard.calendars;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.WorkingHours;
import switchboard.api.http.Input;

/** Hours as people write them, {@code 08:00} to {@code 24:00}, by the names of the days. So they are stored, too. */
final class HoursText {

    private static final int MOST_OF_A_DAY = 20;
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");

    private HoursText() {}

    /** The week in the order of its days, free days too. */
    static Map<String, List<CalendarView.Hours>> week(Map<DayOfWeek, List<WorkingHours>> week) {
        Map<String, List<CalendarView.Hours>> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(name(day), intervals(week.getOrDefault(day, List.of())));
        }
        return days;
    }

    static List<CalendarView.Hours> intervals(List<WorkingHours> hours) {
        return hours.stream()
                .map(each -> new CalendarView.Hours(text(each.from()), text(each.to())))
                .toList();
    }

    /** Reads a week; faults are recorded in the input. Null where it is absent. */
    static @Nullable Map<DayOfWeek, List<WorkingHours>> readWeek(Input input, String field) {
        Input days = input.object(field);
        if (days == null) {
            return null;
        }
        Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<WorkingHours> hours = read(days, name(day));
            week.put(day, hours == null ? List.of() : hours);
        }
        days.noMore();
        if (week.values().stream().allMatch(List::isEmpty)) {
            input.fail(field, "required", "must have an interval on one day at least");
        }
        return week;
    }

    /** Reads the intervals of one day; null where they are absent. */
    static @Nullable List<WorkingHours> read(Input input, String field) {
        List<Input> intervals = input.objects(field, MOST_OF_A_DAY);
        if (intervals == null) {
            return null;
        }
        List<WorkingHours> hours = new ArrayList<>();
        for (Input each : intervals) {
            int from = minute(each, "from");
            int to = minute(each, "to");
            each.noMore();
            if (from >= 0 && to >= 0 && from >= to) {
                each.fail("to", "not_allowed", "must be later than from");
            } else if (from >= 0 && to >= 0) {
                hours.add(new WorkingHours(from, to));
            }
        }
        return hours;
    }

    /** Reads what {@link #week} made. */
    static Map<DayOfWeek, List<WorkingHours>> stored(Map<String, ? extends @Nullable Object> week) {
        Map<DayOfWeek, List<WorkingHours>> read = readWeek(new Input(Map.of("week", week)), "week");
        return read == null ? Map.of() : read;
    }

    /** Reads the intervals that {@link #intervals} made. */
    static List<WorkingHours> stored(List<?> intervals) {
        List<WorkingHours> read = read(new Input(Map.of("hours", intervals)), "hours");
        return read == null ? List.of() : read;
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /** The minute of the day, or -1 where it is none, which the input then says. */
    private static int minute(Input input, String field) {
        String text = input.requiredText(field, 5);
        if (text.isEmpty()) {
            return -1;
        }
        if (!TIME.matcher(text).matches()) {
            input.fail(field, "format", "must be a time from 00:00 to 24:00");
            return -1;
        }
        return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
    }

    private static String text(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
