package switchboard.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what a ticket took, minute by minute, from nothing but the times in its timeline: the minutes of office hours in
 * which it was neither waiting for the customer nor resolved.
 */
final class OfficeMinutes {

    private static final Set<String> STILL = Set.of("waiting_for_customer", "resolved", "closed", "cancelled");
    private static final int OPENS = 8;
    private static final int CLOSES = 17;

    private final ZoneId zone;

    OfficeMinutes(ZoneId zone) {
        this.zone = zone;
    }

    /** @param timeline every entry, the oldest first */
    long counted(Iterable<JsonNode> timeline) {
        TreeMap<Instant, String> statuses = statuses(timeline);
        long minutes = 0;
        Instant end = statuses.lastKey();
        for (Instant minute = statuses.firstKey(); minute.isBefore(end); minute = minute.plus(1, ChronoUnit.MINUTES)) {
            if (isOpen(minute) && !STILL.contains(statuses.floorEntry(minute).getValue())) {
                minutes++;
            }
        }
        return minutes;
    }

    /** From when on which status held; of several at one instant the last. */
    private static TreeMap<Instant, String> statuses(Iterable<JsonNode> timeline) {
        TreeMap<Instant, String> statuses = new TreeMap<>();
        for (JsonNode entry : timeline) {
            Instant at = Instant.parse(entry.path("at").asText());
            if (statuses.isEmpty()) {
                statuses.put(at, "new");
            }
            for (JsonNode change : entry.path("changes")) {
                if (change.path("field").asText().equals("status")) {
                    statuses.put(at, change.path("after").asText());
                }
            }
        }
        return statuses;
    }

    private boolean isOpen(Instant minute) {
        ZonedDateTime local = minute.atZone(zone);
        boolean workday = !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(local.getDayOfWeek());
        return workday && local.getHour() >= OPENS && local.getHour() < CLOSES;
    }

    /** Those hours, as a calendar of the desk has them. */
    static Map<String, Object> week() {
        Map<String, Object> week = new TreeMap<>();
        for (String day : Set.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
            week.put(day, List.of(Map.of("from", "08:00", "to", "17:00")));
        }
        return week;
    }
}
