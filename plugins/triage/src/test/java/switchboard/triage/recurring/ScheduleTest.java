package switchboard.triage.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Schedules come at the local time, once a date, through changes of clocks both ways. */
class ScheduleTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Stockholm"),
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("America/Toronto"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Santiago"));

    @Test
    void aTimeThatIsJumpedOverComesLaterAndOneThatComesTwiceComesAtTheFirst() {
        Schedule nightly = daily("02:30", "Europe/Stockholm", "2026-03-27");
        assertThat(take(nightly, Instant.parse("2026-03-28T00:00:00Z"), 3))
                .containsExactly(
                        Instant.parse("2026-03-28T01:30:00Z"),
                        // From 02:00 to 03:00 there was no such day: half past three of summer.
                        Instant.parse("2026-03-29T01:30:00Z"),
                        Instant.parse("2026-03-30T00:30:00Z"));
        assertThat(take(nightly, Instant.parse("2026-10-24T12:00:00Z"), 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void monthsThatAreTooShortTakeTheirLastDay() {
        Schedule monthly = new Schedule(
                Schedule.MONTH,
                1,
                LocalTime.of(9, 0),
                ZoneId.of("UTC"),
                LocalDate.parse("2026-01-31"),
                LocalDate.parse("2026-05-30"),
                Set.of(),
                31);
        assertThat(take(monthly, Instant.parse("2026-01-01T00:00:00Z"), 9))
                .containsExactly(
                        Instant.parse("2026-01-31T09:00:00Z"),
                        Instant.parse("2026-02-28T09:00:00Z"),
                        Instant.parse("2026-03-31T09:00:00Z"),
                        Instant.parse("2026-04-30T09:00:00Z"));
    }

    @Test
    void everyOtherWeekIsCountedFromMondays() {
        Schedule weekly = new Schedule(
                Schedule.WEEK,
                2,
                LocalTime.of(8, 0),
                ZoneId.of("UTC"),
                LocalDate.parse("2026-01-07"),
                null,
                EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                1);
        assertThat(take(weekly, Instant.parse("2026-01-01T00:00:00Z"), 3))
                .containsExactly(
                        Instant.parse("2026-01-09T08:00:00Z"),
                        Instant.parse("2026-01-19T08:00:00Z"),
                        Instant.parse("2026-01-23T08:00:00Z"));
    }

    @Test
    void theNextTimesAreThoseOfACalendarReadDayByDay() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            Schedule schedule = any(random);
            Instant begin = schedule.from()
                    .minusDays(random.nextInt(3))
                    .atStartOfDay(schedule.zone())
                    .toInstant();
            List<Instant> expected = new ArrayList<>();
            for (LocalDate date = schedule.from();
                    expected.size() < 12 && date.isBefore(schedule.from().plusDays(900));
                    date = date.plusDays(1)) {
                if (schedule.isOn(date)) {
                    Instant at = ZonedDateTime.of(date.atTime(schedule.at()), schedule.zone())
                            .toInstant();
                    if (at.isAfter(begin)) {
                        expected.add(at);
                    }
                }
            }
            List<Instant> taken = take(schedule, begin, expected.size());
            assertThat(taken).as("seed %d: %s", seed, schedule).isEqualTo(expected);
            assertThat(taken).isSorted().doesNotHaveDuplicates();
        }
    }

    private static Schedule any(Random random) {
        String every = List.of(Schedule.DAY, Schedule.WEEK, Schedule.MONTH).get(random.nextInt(3));
        EnumSet<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7)));
        return new Schedule(
                every,
                1 + random.nextInt(4),
                LocalTime.of(random.nextInt(24), random.nextInt(60)),
                ZONES.get(random.nextInt(ZONES.size())),
                LocalDate.of(2025, 1, 1).plusDays(random.nextInt(700)),
                null,
                days,
                1 + random.nextInt(31));
    }

    private static Schedule daily(String at, String zone, String from) {
        return new Schedule(
                Schedule.DAY, 1, LocalTime.parse(at), ZoneId.of(zone), LocalDate.parse(from), null, Set.of(), 1);
    }

    private static List<Instant> take(Schedule schedule, Instant after, int count) {
        List<Instant> taken = new ArrayList<>();
        Optional<Instant> next = schedule.next(after);
        while (taken.size() < count && next.isPresent()) {
            taken.add(next.get());
            next = schedule.next(next.get());
        }
        return taken;
    }
}
