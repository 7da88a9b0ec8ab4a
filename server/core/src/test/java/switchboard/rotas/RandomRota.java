package switchboard.rotas;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.WorkingHours;
import switchboard.users.availability.Absence;

/**
 * A rota by chance, with hours, overrides and absences, around a change of clocks.
 *
 * @param around somewhere in its first weeks, most often near a change of clocks
 * @param gone people whose accounts are not active
 */
record RandomRota(
        Rota rota,
        @Nullable BusinessCalendar hours,
        List<RotaOverride> overrides,
        List<Absence> absences,
        Set<UUID> gone,
        Instant around) {

    static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Stockholm"),
            ZoneId.of("America/Toronto"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Asia/Shanghai"));

    private static final Instant EARLIEST = Instant.parse("2024-01-01T00:00:00Z");
    private static final long SECONDS = Duration.ofDays(1_200).toSeconds();
    private static final int PEOPLE = 8;
    private static final List<String> SHIFTS =
            List.of("P1D", "P1D", "P2D", "P7D", "P28D", "PT1H", "PT7H30M", "PT12H", "PT24H", "PT36H");

    static UUID person(int number) {
        return new UUID(7, number);
    }

    static RandomRota of(RandomGenerator random) {
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        Instant around = around(random);
        LocalDateTime start = LocalDateTime.ofInstant(around, zone)
                .minusDays(random.nextInt(30))
                .truncatedTo(ChronoUnit.DAYS)
                .plusMinutes(random.nextInt(3) == 0 ? 480 : random.nextInt(4 * 60));
        ShiftLength shift =
                ShiftLength.parse(SHIFTS.get(random.nextInt(SHIFTS.size()))).orElseThrow();
        List<UUID> participants = new ArrayList<>();
        for (int number = 1 + random.nextInt(5); number > 0; number--) {
            participants.add(person(number));
        }
        Rota rota = new Rota(
                new UUID(1, 1), new UUID(2, 2), "A", zone, start, shift, participants, null, around, around, 1);
        return new RandomRota(
                rota,
                random.nextBoolean() ? null : hours(random),
                overrides(random, rota, around),
                absences(random, around),
                random.nextInt(4) == 0 ? Set.of(person(random.nextInt(PEOPLE))) : Set.of(),
                around);
    }

    Turns turns() {
        return new Turns(rota, hours, overrides, new Attendance(absences, gone));
    }

    /** Within four weeks of the middle, now and then at a full hour. */
    Instant instant(RandomGenerator random) {
        Instant time = around.plusSeconds(random.nextLong(-2_400_000, 2_400_000));
        return random.nextInt(3) == 0 ? time.truncatedTo(ChronoUnit.HOURS) : time;
    }

    private static Instant around(RandomGenerator random) {
        Instant time = EARLIEST.plusSeconds(random.nextLong(SECONDS));
        var change = ZONES.get(random.nextInt(ZONES.size())).getRules().nextTransition(time);
        return change == null || random.nextInt(4) == 0 ? time : change.getInstant();
    }

    private static BusinessCalendar hours(RandomGenerator random) {
        Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            int from = random.nextInt(1_400);
            week.put(
                    day,
                    random.nextInt(4) == 0
                            ? List.of()
                            : List.of(new WorkingHours(from, from + 1 + random.nextInt(1_440 - from))));
        }
        return new BusinessCalendar(new UUID(3, 3), "Hours", ZONES.get(random.nextInt(ZONES.size())), week, Map.of());
    }

    private static List<RotaOverride> overrides(RandomGenerator random, Rota rota, Instant around) {
        List<RotaOverride> overrides = new ArrayList<>();
        Instant from = around.minus(Duration.ofDays(20));
        for (int number = random.nextInt(10); number > 0; number--) {
            from = from.plus(Duration.ofMinutes(random.nextInt(3) == 0 ? 0 : random.nextInt(8_000)));
            Instant to = from.plus(Duration.ofMinutes(15 + random.nextInt(6_000)));
            overrides.add(
                    new RotaOverride(new UUID(4, number), rota.id(), person(random.nextInt(PEOPLE)), from, to, around));
            from = to;
        }
        return overrides;
    }

    /** A substitute has a higher number, so that no circle closes. */
    private static List<Absence> absences(RandomGenerator random, Instant around) {
        List<Absence> absences = new ArrayList<>();
        for (int number = random.nextInt(10); number > 0; number--) {
            int person = random.nextInt(PEOPLE);
            int substitute = person + 1 + random.nextInt(PEOPLE);
            Instant from = around.plusSeconds(random.nextLong(-2_000_000, 2_000_000));
            absences.add(new Absence(
                    new UUID(5, number),
                    person(person),
                    from,
                    from.plusSeconds(1 + random.nextLong(2_000_000)),
                    random.nextBoolean() ? null : person(substitute),
                    null,
                    around));
        }
        return absences;
    }
}
