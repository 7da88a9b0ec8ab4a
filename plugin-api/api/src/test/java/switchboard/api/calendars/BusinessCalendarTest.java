package switchboard.api.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Working time, compared with going through it minute by minute. */
class BusinessCalendarTest {

    private static final int CASES = 600;

    private static Random seeded(long[] seed) {
        seed[0] = RandomGenerator.getDefault().nextLong();
        return new Random(seed[0]);
    }

    @Test
    void countsWhatTheSimulatorCounts() {
        long[] seed = new long[1];
        Random random = seeded(seed);
        RandomCalendars calendars = new RandomCalendars(random);
        for (int number = 0; number < CASES; number++) {
            Instant from = calendars.instant();
            Instant to = from.plusSeconds(random.nextLong(number % 20 == 0 ? 5_000_000 : 900_000));
            BusinessCalendar calendar =
                    calendars.calendar(from.atZone(ZoneOffset.UTC).toLocalDate());
            Duration expected = MinuteSimulator.between(calendar, from, to);
            assertThat(calendar.between(from, to))
                    .as("seed %d case %d: %s from %s to %s", seed[0], number, calendar, from, to)
                    .isEqualTo(expected);
            assertThat(sum(calendar.stretches(from, to)))
                    .as("seed %d case %d", seed[0], number)
                    .isEqualTo(expected);
        }
    }

    @Test
    void findsTheInstantThatTheSimulatorFinds() {
        long[] seed = new long[1];
        Random random = seeded(seed);
        RandomCalendars calendars = new RandomCalendars(random);
        int found = 0;
        for (int number = 0; number < CASES; number++) {
            Instant from = calendars.instant();
            BusinessCalendar calendar =
                    calendars.calendar(from.atZone(ZoneOffset.UTC).toLocalDate());
            Duration worked = Duration.ofSeconds(1 + random.nextLong(number % 20 == 0 ? 1_500_000 : 300_000));
            Instant expected = MinuteSimulator.after(calendar, from, worked, from.plus(Duration.ofDays(60)));
            if (expected != null) {
                found++;
                assertThat(calendar.after(from, worked))
                        .as("seed %d case %d: %s, %s after %s", seed[0], number, calendar, worked, from)
                        .isEqualTo(expected);
            }
        }
        assertThat(found).isGreaterThan(CASES / 2);
    }

    @Test
    void isOpenWhereTheSimulatorIs() {
        long[] seed = new long[1];
        RandomCalendars calendars = new RandomCalendars(seeded(seed));
        for (int number = 0; number < CASES * 10; number++) {
            Instant at = calendars.instant();
            BusinessCalendar calendar =
                    calendars.calendar(at.atZone(ZoneOffset.UTC).toLocalDate());
            boolean open = MinuteSimulator.isOpen(calendar, at);
            assertThat(calendar.isOpen(at))
                    .as("seed %d case %d", seed[0], number)
                    .isEqualTo(open);
            if (open) {
                assertThat(calendar.nextOpen(at)).isEqualTo(at);
            }
        }
    }

    /** Over decades a simulator is too slow: the sum of the stretches, which it proved, stands in for it. */
    @Test
    void overYearsItCountsTheSameAsDayByDay() {
        long[] seed = new long[1];
        Random random = seeded(seed);
        RandomCalendars calendars = new RandomCalendars(random);
        for (int number = 0; number < 60; number++) {
            Instant from = calendars.instant();
            Instant to = from.plus(Duration.ofDays(random.nextInt(3_600))).plusSeconds(random.nextInt(86_400));
            BusinessCalendar calendar =
                    calendars.calendar(from.atZone(ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(3_600)));
            Duration worked = calendar.between(from, to);
            assertThat(worked).as("seed %d case %d", seed[0], number).isEqualTo(sum(calendar.stretches(from, to)));
            if (!worked.isZero()) {
                Instant there = calendar.after(from, worked);
                assertThat(there).as("seed %d case %d", seed[0], number).isBeforeOrEqualTo(to);
                assertThat(calendar.between(from, there)).isEqualTo(worked);
                assertThat(calendar.between(from, there.minusNanos(1))).isEqualTo(worked.minusNanos(1));
            }
        }
    }

    @Test
    void aNightThatLosesAnHourIsAnHourShorter() {
        BusinessCalendar always = week(ZoneId.of("Europe/Stockholm"), WorkingHours.ALL_DAY);
        Instant spring = Instant.parse("2026-03-28T23:00:00Z");
        assertThat(always.after(spring, Duration.ofHours(23))).isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
        assertThat(always.stretches(spring, spring.plus(Duration.ofDays(9)))).hasSize(1);
        BusinessCalendar night = week(ZoneId.of("Europe/Stockholm"), new WorkingHours(60, 240));
        assertThat(night.between(spring, spring.plus(Duration.ofDays(1)))).isEqualTo(Duration.ofHours(2));
        Instant autumn = Instant.parse("2026-10-24T22:00:00Z");
        assertThat(night.between(autumn, autumn.plus(Duration.ofDays(1)))).isEqualTo(Duration.ofHours(4));
        BusinessCalendar island = week(ZoneId.of("Australia/Lord_Howe"), new WorkingHours(60, 240));
        Instant half = Instant.parse("2026-10-03T13:30:00Z");
        assertThat(island.between(half, half.plus(Duration.ofDays(1)))).isEqualTo(Duration.ofMinutes(150));
    }

    @Test
    void aCalendarWithoutWorkSaysSo() {
        BusinessCalendar never = new BusinessCalendar(new UUID(1, 2), "Never", ZoneOffset.UTC, Map.of(), Map.of());
        assertThatThrownBy(() -> never.after(Instant.EPOCH, Duration.ofMinutes(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(never.between(Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z")))
                .isZero();
        assertThat(never.stretches(Instant.EPOCH, Instant.EPOCH)).isEmpty();
    }

    @Test
    void anExceptionReplacesTheDay() {
        LocalDate christmas = LocalDate.of(2026, 12, 25);
        BusinessCalendar calendar = new BusinessCalendar(
                new UUID(1, 3),
                "Half days",
                ZoneOffset.UTC,
                Map.of(DayOfWeek.FRIDAY, List.of(new WorkingHours(480, 1_020))),
                Map.of(christmas, List.of(new WorkingHours(480, 720))));
        Instant morning = Instant.parse("2026-12-25T00:00:00Z");
        assertThat(calendar.between(morning, morning.plus(Duration.ofDays(8)))).isEqualTo(Duration.ofHours(13));
        assertThat(calendar.nextOpen(Instant.parse("2026-12-25T12:00:00Z")))
                .isEqualTo(Instant.parse("2027-01-01T08:00:00Z"));
    }

    private static BusinessCalendar week(ZoneId zone, WorkingHours hours) {
        Map<DayOfWeek, List<WorkingHours>> week = new java.util.EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(hours));
        }
        return new BusinessCalendar(new UUID(1, 4), "Every day", zone, week, Map.of());
    }

    private static Duration sum(List<BusinessCalendar.Stretch> stretches) {
        return stretches.stream().map(BusinessCalendar.Stretch::length).reduce(Duration.ZERO, Duration::plus);
    }
}
