package switchboard.rotas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.WorkingHours;
import switchboard.users.availability.Absence;

/** Whose turn it is, over both changes of clocks, beside a walk from hand-over to hand-over. */
class TurnsTest {

    private static final UUID ANNA = RandomRota.person(1);
    private static final UUID BORIS = RandomRota.person(2);
    private static final UUID CHEN = RandomRota.person(3);
    private static final UUID DORA = RandomRota.person(4);
    private static final Instant ANY = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ROTAS = Boolean.getBoolean("switchboard.soak") ? 5_000 : 300;
    private static final int INSTANTS = 60;

    private static Rota rota(String zone, String start, String shift, UUID... participants) {
        return new Rota(
                new UUID(1, 1),
                new UUID(2, 2),
                "First",
                ZoneId.of(zone),
                LocalDateTime.parse(start),
                ShiftLength.parse(shift).orElseThrow(),
                List.of(participants),
                null,
                ANY,
                ANY,
                1);
    }

    private static Turns turns(Rota rota) {
        return new Turns(rota, null, List.of(), new Attendance(List.of(), Set.of()));
    }

    private static Absence absence(UUID person, String from, String to, @Nullable UUID substitute) {
        return new Absence(UUID.randomUUID(), person, Instant.parse(from), Instant.parse(to), substitute, null, ANY);
    }

    private static RotaOverride override(UUID person, String from, String to) {
        return new RotaOverride(UUID.randomUUID(), new UUID(1, 1), person, Instant.parse(from), Instant.parse(to), ANY);
    }

    @Test
    void itSaysWhatAWalkFromHandOverToHandOverSays() {
        for (long seed = 1; seed <= ROTAS; seed++) {
            Random random = new Random(seed);
            RandomRota given = RandomRota.of(random);
            Turns turns = given.turns();
            HandOverWalk walk = new HandOverWalk(given, given.around().plus(Duration.ofDays(60)));
            for (int count = 0; count < INSTANTS; count++) {
                Instant time = given.instant(random);
                Optional<Stint> stint = turns.at(time);
                assertThat(stint.map(TurnsTest::said))
                        .as("seed %d at %s: %s", seed, time, given)
                        .isEqualTo(walk.at(time));
                stint.ifPresent(found -> {
                    assertThat(found.covers(time)).isTrue();
                    assertThat(walk.at(found.from())).contains(said(found));
                    assertThat(walk.at(found.to().minusNanos(1))).contains(said(found));
                });
            }
        }
    }

    private static HandOverWalk.Said said(Stint stint) {
        return new HandOverWalk.Said(stint.user(), stint.reason(), stint.insteadOf());
    }

    @Test
    void aListOfShiftsSaysTheSameAndLeavesNothingOut() {
        for (long seed = 1; seed <= ROTAS; seed++) {
            Random random = new Random(seed);
            RandomRota given = RandomRota.of(random);
            Turns turns = given.turns();
            Instant from = given.around().minus(Duration.ofDays(random.nextInt(20)));
            Instant to = from.plus(Duration.ofHours(1 + random.nextInt(900)));
            List<Stint> shifts = turns.between(from, to, Integer.MAX_VALUE);
            for (int index = 1; index < shifts.size(); index++) {
                assertThat(shifts.get(index).from())
                        .as("seed %d", seed)
                        .isAfterOrEqualTo(shifts.get(index - 1).to());
            }
            for (int count = 0; count < INSTANTS; count++) {
                Instant time = from.plusSeconds(
                        random.nextLong(Duration.between(from, to).toSeconds()));
                assertThat(shifts.stream().filter(stint -> stint.covers(time)).findFirst())
                        .as("seed %d at %s: %s", seed, time, given)
                        .isEqualTo(turns.at(time));
            }
            assertThat(inPages(turns, from, to, 1 + random.nextInt(7)))
                    .as("seed %d", seed)
                    .isEqualTo(shifts);
        }
    }

    private static List<Stint> inPages(Turns turns, Instant from, Instant to, int size) {
        List<Stint> all = new ArrayList<>();
        Instant next = from;
        while (next.isBefore(to)) {
            List<Stint> page = turns.between(next, to, size);
            all.addAll(page);
            next = page.size() < size ? to : page.getLast().to();
        }
        return all;
    }

    @Test
    void aHandOverStaysAtEightOverBothChangesOfClocks() {
        for (ZoneId zone : RandomRota.ZONES) {
            Turns turns = turns(rota(zone.getId(), "2026-01-05T08:00", "P1D", ANNA, BORIS));
            List<Stint> shifts = turns.between(
                    Instant.parse("2026-01-06T00:00:00Z"), Instant.parse("2027-01-06T00:00:00Z"), Integer.MAX_VALUE);
            assertThat(shifts).hasSizeGreaterThan(360).allSatisfy(shift -> assertThat(
                            shift.from().atZone(zone).toLocalTime())
                    .isEqualTo(LocalTime.of(8, 0)));
            assertThat(shifts.get(1).user()).isNotEqualTo(shifts.get(0).user());
        }
        Turns stockholm = turns(rota("Europe/Stockholm", "2026-01-05T08:00", "P1D", ANNA));
        assertThat(length(stockholm, "2026-03-28T12:00:00Z")).isEqualTo(Duration.ofHours(23));
        assertThat(length(stockholm, "2026-10-24T12:00:00Z")).isEqualTo(Duration.ofHours(25));
        Turns lordHowe = turns(rota("Australia/Lord_Howe", "2026-01-05T08:00", "P1D", ANNA));
        assertThat(length(lordHowe, "2026-04-04T12:00:00Z")).isEqualTo(Duration.ofMinutes(24 * 60 + 30));
    }

    private static Duration length(Turns turns, String at) {
        Stint stint = turns.at(Instant.parse(at)).orElseThrow();
        return Duration.between(stint.from(), stint.to());
    }

    @Test
    void hoursAreElapsedTime() {
        Turns turns = turns(rota("Europe/Stockholm", "2026-03-28T08:00", "PT12H", ANNA, BORIS));
        assertThat(turns.at(Instant.parse("2026-03-29T07:00:00Z")).orElseThrow())
                .as("09:00 by the clocks")
                .satisfies(stint -> assertThat(stint.from()).isEqualTo(Instant.parse("2026-03-29T07:00:00Z")))
                .satisfies(stint -> assertThat(stint.user()).isEqualTo(ANNA));
    }

    @Test
    void aHandOverInAGapIsLaterAndOfTwoTheFirst() {
        Turns turns = turns(rota("Europe/Stockholm", "2026-03-28T02:30", "P1D", ANNA, BORIS));
        assertThat(turns.at(Instant.parse("2026-03-29T05:00:00Z")).orElseThrow().from())
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(turns.at(Instant.parse("2026-10-25T05:00:00Z")).orElseThrow().from())
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void aDayThatAZoneLeftOutIsNobodysShift() {
        Turns turns = turns(rota("Pacific/Apia", "2011-12-28T08:00", "P1D", ANNA, BORIS));
        List<Stint> shifts = turns.between(
                Instant.parse("2011-12-28T18:00:00Z"), Instant.parse("2012-01-02T00:00:00Z"), Integer.MAX_VALUE);
        assertThat(shifts).allSatisfy(stint -> assertThat(stint.from()).isBefore(stint.to()));
        for (int index = 1; index < shifts.size(); index++) {
            assertThat(shifts.get(index).from()).isEqualTo(shifts.get(index - 1).to());
        }
    }

    @Test
    void nobodyIsOnCallBeforeTheFirstHandOver() {
        Turns turns = turns(rota("UTC", "2026-01-05T08:00", "P7D", ANNA, BORIS));
        assertThat(turns.at(Instant.parse("2026-01-05T07:59:59Z"))).isEmpty();
        assertThat(turns.at(Instant.parse("2026-01-05T08:00:00Z")).map(Stint::user))
                .contains(ANNA);
        assertThat(turns.between(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-02-01T00:00:00Z"), 200))
                .isEmpty();
    }

    @Test
    void onlyTheHoursOfTheCalendarAreCovered() {
        BusinessCalendar night = new BusinessCalendar(
                new UUID(3, 3),
                "Night",
                ZoneId.of("UTC"),
                Map.of(DayOfWeek.MONDAY, List.of(new WorkingHours(0, 480), new WorkingHours(1_200, 1_440))),
                Map.of());
        Turns turns = new Turns(
                rota("UTC", "2026-01-05T00:00", "P1D", ANNA, BORIS),
                night,
                List.of(),
                new Attendance(List.of(), Set.of()));
        assertThat(turns.at(Instant.parse("2026-01-05T12:00:00Z"))).isEmpty();
        assertThat(turns.between(Instant.parse("2026-01-05T00:00:00Z"), Instant.parse("2026-01-13T00:00:00Z"), 200))
                .extracting(stint -> stint.from() + " " + (ANNA.equals(stint.user()) ? "anna" : "boris"))
                .containsExactly(
                        "2026-01-05T00:00:00Z anna",
                        "2026-01-05T20:00:00Z anna",
                        "2026-01-12T00:00:00Z boris",
                        "2026-01-12T20:00:00Z boris");
    }

    /** The hours that the page on rotas recommends. */
    @Test
    void threePlacesFollowTheSunAllYear() {
        List<Turns> places = List.of(
                place("Asia/Shanghai", 8, 16), place("Europe/Stockholm", 9, 17), place("America/Toronto", 11, 20));
        Instant end = Instant.parse("2028-01-01T00:00:00Z");
        for (Instant time = Instant.parse("2026-01-02T00:00:00Z"); time.isBefore(end); time = time.plusSeconds(1_800)) {
            Instant now = time;
            assertThat(places.stream()
                            .filter(place -> place.at(now).isPresent())
                            .count())
                    .as("at %s", now)
                    .isBetween(1L, 2L);
        }
    }

    private static Turns place(String zone, int from, int to) {
        Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new WorkingHours(from * 60, to * 60)));
        }
        return new Turns(
                rota(zone, "2026-01-01T00:00", "P7D", ANNA, BORIS),
                new BusinessCalendar(new UUID(3, 3), zone, ZoneId.of(zone), week, Map.of()),
                List.of(),
                new Attendance(List.of(), Set.of()));
    }

    @Test
    void whoeverIsAbsentIsRepresentedAndWhyIsTold() {
        Rota rota = rota("UTC", "2026-01-05T00:00", "P7D", ANNA, BORIS, CHEN);
        Attendance attendance = new Attendance(
                List.of(
                        absence(ANNA, "2026-01-06T00:00:00Z", "2026-01-07T00:00:00Z", DORA),
                        absence(BORIS, "2026-01-12T00:00:00Z", "2026-01-19T00:00:00Z", null),
                        absence(CHEN, "2026-01-19T00:00:00Z", "2026-01-20T00:00:00Z", DORA),
                        absence(DORA, "2026-01-19T00:00:00Z", "2026-01-20T00:00:00Z", ANNA)),
                Set.of());
        Turns turns = new Turns(
                rota, null, List.of(override(BORIS, "2026-01-13T00:00:00Z", "2026-01-14T00:00:00Z")), attendance);
        assertThat(turns.between(Instant.parse("2026-01-05T00:00:00Z"), Instant.parse("2026-01-26T00:00:00Z"), 200))
                .extracting(Stint::from, Stint::user, Stint::reason, Stint::insteadOf)
                .containsExactly(
                        row("2026-01-05", ANNA, Reason.TURN, null),
                        row("2026-01-06", DORA, Reason.SUBSTITUTE, ANNA),
                        row("2026-01-07", ANNA, Reason.TURN, null),
                        row("2026-01-12", CHEN, Reason.NEXT, BORIS),
                        row("2026-01-19", ANNA, Reason.SUBSTITUTE, CHEN),
                        row("2026-01-20", CHEN, Reason.TURN, null));
    }

    private static org.assertj.core.groups.Tuple row(String day, UUID user, Reason reason, @Nullable UUID insteadOf) {
        return org.assertj.core.groups.Tuple.tuple(Instant.parse(day + "T00:00:00Z"), user, reason, insteadOf);
    }

    @Test
    void nobodyIsOnCallWhereNobodyIsThere() {
        Turns turns = new Turns(
                rota("UTC", "2026-01-05T00:00", "P7D", ANNA, BORIS),
                null,
                List.of(),
                new Attendance(List.of(), Set.of(ANNA, BORIS)));
        assertThat(turns.at(Instant.parse("2026-01-06T00:00:00Z")))
                .map(stint -> stint.reason() + " " + stint.insteadOf())
                .contains("NOBODY " + ANNA);
        assertThat(turns(rota("UTC", "2026-01-05T00:00", "P7D")).at(Instant.parse("2026-01-06T00:00:00Z")))
                .map(Stint::reason)
                .as("all were erased")
                .contains(Reason.NOBODY);
    }

    @Test
    void lengthsAreReadStrictly() {
        assertThat(List.of("P1D", "P28D", "P4W", "PT1H", "PT672H", "PT7H30M"))
                .allMatch(text -> ShiftLength.parse(text).isPresent());
        assertThat(List.of(
                        "",
                        "P",
                        "P0D",
                        "P29D",
                        "P5W",
                        "PT0H",
                        "PT59M",
                        "PT673H",
                        "PT672H1M",
                        "P1DT1H",
                        "-P1D",
                        "P1M",
                        "p1d",
                        "PT1H60M",
                        "P1D "))
                .allMatch(text -> ShiftLength.parse(text).isEmpty());
        assertThat(ShiftLength.parse("P2W").orElseThrow().text()).isEqualTo("P14D");
        assertThat(ShiftLength.parse("PT7H30M").orElseThrow().text()).isEqualTo("PT7H30M");
    }
}
