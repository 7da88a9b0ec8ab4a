package switchboard.api.calendars;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An interval of one day, in minutes since its local midnight.
 *
 * @param from the first minute, 0 to 1439
 * @param to the minute after the last, 1 to 1440
 */
public record WorkingHours(int from, int to) {

    /** From midnight to midnight. */
    public static final WorkingHours ALL_DAY = new WorkingHours(0, 1_440);

    public WorkingHours {
        if (from < 0 || to > 1_440 || from >= to) {
            throw new IllegalArgumentException("No interval of a day: " + from + " to " + to);
        }
    }

    /** Whether a local time lies in it. */
    public boolean contains(LocalTime time) {
        int second = time.toSecondOfDay();
        return second >= from * 60 && second < to * 60;
    }

    /** In order, with those that meet or overlap joined. */
    static List<WorkingHours> ordered(List<WorkingHours> hours) {
        List<WorkingHours> ordered = new ArrayList<>(hours);
        ordered.sort(Comparator.comparing(WorkingHours::from));
        List<WorkingHours> joined = new ArrayList<>();
        for (WorkingHours next : ordered) {
            WorkingHours last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && next.from() <= last.to()) {
                joined.set(joined.size() - 1, new WorkingHours(last.from(), Math.max(last.to(), next.to())));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }
}
