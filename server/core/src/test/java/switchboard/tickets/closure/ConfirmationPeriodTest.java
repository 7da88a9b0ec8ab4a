package switchboard.tickets.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.WorkingHours;

class ConfirmationPeriodTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private static BusinessCalendar office(Map<LocalDate, List<WorkingHours>> exceptions) {
        Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
                .forEach(day ->
                        week.put(day, List.of(new WorkingHours(8 * 60, 12 * 60), new WorkingHours(13 * 60, 17 * 60))));
        return new BusinessCalendar(new UUID(0, 1), "office", STOCKHOLM, week, exceptions);
    }

    /** The clocks go forward on Sunday, 29 March 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-23T10:00:00Z, 1, 2026-03-24T16:00:00Z",
        "2026-03-23T10:00:00Z, 5, 2026-03-30T15:00:00Z",
        "2026-03-27T15:59:00Z, 1, 2026-03-30T15:00:00Z",
        "2026-03-28T10:00:00Z, 2, 2026-03-31T15:00:00Z",
        "2026-03-27T23:30:00Z, 1, 2026-03-30T15:00:00Z",
    })
    void itEndsWithWorkOnTheLastBusinessDay(Instant resolvedAt, int days, Instant end) {
        assertThat(ConfirmationPeriod.end(office(Map.of()), resolvedAt, days)).isEqualTo(end);
    }

    @Test
    void aHolidayDoesNotCountAndAShortDayDoes() {
        BusinessCalendar calendar = office(Map.of(
                LocalDate.of(2026, 4, 3), List.of(),
                LocalDate.of(2026, 4, 6), List.of(),
                LocalDate.of(2026, 4, 7), List.of(new WorkingHours(9 * 60, 12 * 60))));
        assertThat(ConfirmationPeriod.end(calendar, Instant.parse("2026-04-02T08:00:00Z"), 1))
                .isEqualTo(Instant.parse("2026-04-07T10:00:00Z"));
    }

    @Test
    void aCalendarWithoutWorkLetsPlainDaysCount() {
        BusinessCalendar never = new BusinessCalendar(new UUID(0, 2), "never", STOCKHOLM, Map.of(), Map.of());
        Instant resolvedAt = Instant.parse("2026-03-01T08:00:00Z");
        assertThat(ConfirmationPeriod.end(never, resolvedAt, 5)).isEqualTo(resolvedAt.plus(5, ChronoUnit.DAYS));
    }

    /** So many local dates with work lie behind the day of resolution, up to the day of the end. */
    @Test
    void itAgreesWithCountingDates() {
        long seed = RandomGenerator.getDefault().nextLong();
        Random random = new Random(seed);
        BusinessCalendar calendar = office(Map.of(LocalDate.of(2026, 5, 1), List.of()));
        for (int round = 0; round < 300; round++) {
            Instant resolvedAt = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(300 * 86_400));
            int days = 1 + random.nextInt(12);
            Instant end = ConfirmationPeriod.end(calendar, resolvedAt, days);
            LocalDate last = end.atZone(STOCKHOLM).toLocalDate();
            long worked = resolvedAt
                    .atZone(STOCKHOLM)
                    .toLocalDate()
                    .plusDays(1)
                    .datesUntil(last.plusDays(1))
                    .filter(date -> !calendar.hours(date).isEmpty())
                    .count();
            assertThat(worked).as("seed %d, round %d", seed, round).isEqualTo(days);
            assertThat(end.atZone(STOCKHOLM).getHour()).as("seed %d", seed).isEqualTo(17);
        }
    }
}
