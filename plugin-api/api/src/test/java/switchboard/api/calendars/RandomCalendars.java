package switchboard.api.calendars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Calendars and instants by chance, most of the instants near a change of clocks. */
final class RandomCalendars {

    static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Stockholm"),
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("America/Toronto"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("UTC"));

    private static final Instant EARLIEST = Instant.parse("2008-01-01T00:00:00Z");
    private static final long YEARS = 22;
    private static final long SECONDS_OF_A_YEAR = 31_556_952L;

    private final RandomGenerator random;

    RandomCalendars(RandomGenerator random) {
        this.random = random;
    }

    BusinessCalendar calendar(LocalDate around) {
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, random.nextInt(4) == 0 ? List.of() : hours());
        }
        Map<LocalDate, List<WorkingHours>> exceptions = new HashMap<>();
        for (int count = random.nextInt(8); count > 0; count--) {
            exceptions.put(around.plusDays(random.nextInt(-30, 30)), random.nextBoolean() ? List.of() : hours());
        }
        return new BusinessCalendar(new UUID(1, 1), "Random", zone, week, exceptions);
    }

    private List<WorkingHours> hours() {
        List<WorkingHours> hours = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            int from = random.nextInt(1_440);
            int to = random.nextInt(8) == 0 ? 1_440 : from + 1 + random.nextInt(1_440 - from);
            hours.add(new WorkingHours(random.nextInt(8) == 0 ? 0 : from, to));
        }
        return hours;
    }

    /** To the second; three of four within two days of a change of clocks in one of the zones. */
    Instant instant() {
        Instant at = EARLIEST.plusSeconds(random.nextLong(YEARS * SECONDS_OF_A_YEAR));
        ZoneOffsetTransition next =
                ZONES.get(random.nextInt(ZONES.size())).getRules().nextTransition(at);
        return next == null || random.nextInt(4) == 0
                ? at
                : next.getInstant().plusSeconds(random.nextLong(-172_800, 172_800));
    }
}
