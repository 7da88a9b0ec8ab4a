package switchboard.calendars;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as the desk shows it.
 *
 * @param organization the only organization that has it, or null where all do
 * @param zone of the IANA database
 * @param week intervals by the names of the days
 * @param standard whether whoever has no other calendar goes by it
 * @param version grows with every change; the entity tag
 */
public record CalendarView(
        UUID id,
        String name,
        @Nullable UUID organization,
        String zone,
        Map<String, List<Hours>> week,
        boolean standard,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    /** An interval of a day, {@code 08:00} to {@code 24:00} at the latest. */
    public record Hours(String from, String to) {}

    static CalendarView of(StoredCalendar calendar) {
        return new CalendarView(
                calendar.id(),
                calendar.name(),
                calendar.organization(),
                calendar.hours().zone().getId(),
                HoursText.week(calendar.hours().week()),
                calendar.isStandard(),
                calendar.createdAt(),
                calendar.updatedAt(),
                calendar.version());
    }
}
