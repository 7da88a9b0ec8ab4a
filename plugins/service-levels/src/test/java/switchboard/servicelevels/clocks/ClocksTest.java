package switchboard.servicelevels.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import switchboard.api.events.Event;
import switchboard.api.tickets.FieldChange;
import switchboard.api.tickets.Ticket;
import switchboard.servicelevels.policies.Kind;
import switchboard.servicelevels.policies.Policy;
import switchboard.servicelevels.policies.PolicyBook;
import switchboard.servicelevels.policies.Target;

/** Clocks of random tickets on random desks, compared with a simulator that goes minute by minute. */
class ClocksTest {

    private static final int CASES = 60;

    /** How much of what is rare must have been seen; where chance has brought less, there are further cases. */
    private static final int ENOUGH = CASES / 10;

    private static final int MOST_CASES = 10 * CASES;

    private static History history(RandomDesk desk, List<Event> events) {
        return history(desk, events, desk.fieldChanges(desk.now));
    }

    private static History history(RandomDesk desk, List<Event> events, List<FieldChange> changes) {
        History history = Chronicle.history(ticket(desk), events, changes, Map.of());
        assertThat(history).isNotNull();
        return history;
    }

    /** As it is at the end: what it was like before, a history has to find out. */
    private static Ticket ticket(RandomDesk desk) {
        String service = desk.service(desk.now);
        return PlainTicket.of(
                RandomDesk.TICKET,
                RandomDesk.REQUESTER,
                RandomDesk.ORGANIZATION,
                desk.channel(desk.now),
                service == null ? Map.of() : Map.of("service", service));
    }

    @Test
    void agreeWithTheSimulatorToTheSecond() {
        long seed = RandomGenerator.getDefault().nextLong();
        Random random = new Random(seed);
        int clocks = 0;
        int breached = 0;
        int cycles = 0;
        int turned = 0;
        for (int number = 0;
                number < CASES || ((cycles <= ENOUGH || turned <= ENOUGH) && number < MOST_CASES);
                number++) {
            RandomDesk desk = new RandomDesk(random);
            List<Policy> policies = desk.policies();
            List<Event> events = desk.events().stream()
                    .filter(event -> !event.at().isAfter(desk.now))
                    .toList();
            List<Clock> found =
                    new Clocks(new PolicyBook(policies), desk.calendars()).of(history(desk, events), desk.now);
            turned += asksForService(policies) && !desk.fieldChanges(desk.now).isEmpty() ? 1 : 0;
            MinuteSimulator simulator = new MinuteSimulator(events, policies, desk);
            for (Kind kind : Kind.values()) {
                cycles +=
                        assertCycles(kind, simulator.cycles(kind, desk.now), found, "seed " + seed + " case " + number);
                for (Target target : List.of(Target.FIRST_RESPONSE, Target.RESOLUTION)) {
                    String where = "seed " + seed + " case " + number + " " + kind + " " + target;
                    MinuteSimulator.Result expected = simulator.run(kind, target, desk.now);
                    Optional<Clock> clock = found.stream()
                            .filter(each -> each.kind() == kind && each.target() == target)
                            .findFirst();
                    assertThat(clock.isPresent()).as(where).isEqualTo(expected != null);
                    if (expected != null) {
                        Clock is = clock.orElseThrow();
                        clocks++;
                        breached += expected.breached() ? 1 : 0;
                        assertThat(is.elapsed()).as(where).isEqualTo(expected.elapsed());
                        assertThat(is.length()).as(where).isEqualTo(expected.length());
                        assertThat(is.stoppedAt() != null).as(where).isEqualTo(expected.stopped());
                        assertThat(is.state() == Clock.State.BREACHED).as(where).isEqualTo(expected.breached());
                        assertSegmentsAddUp(is, where);
                        assertDueHolds(is, desk, policies, events, where);
                    }
                }
            }
        }
        assertThat(clocks).isGreaterThan(CASES);
        assertThat(breached).isGreaterThan(ENOUGH);
        assertThat(cycles).isGreaterThan(ENOUGH);
        assertThat(turned).isGreaterThan(ENOUGH);
    }

    private static boolean asksForService(List<Policy> policies) {
        return policies.stream()
                .flatMap(policy -> policy.versions().stream())
                .flatMap(version -> version.content().conditions().stream())
                .anyMatch(condition -> condition.field().equals("fields.service"));
    }

    private static int assertCycles(Kind kind, List<MinuteSimulator.Result> expected, List<Clock> found, String where) {
        int cycles = 0;
        for (int cycle = 1; cycle <= expected.size(); cycle++) {
            MinuteSimulator.Result result = expected.get(cycle - 1);
            int wanted = cycle;
            Optional<Clock> clock = found.stream()
                    .filter(each ->
                            each.kind() == kind && each.target() == Target.NEXT_RESPONSE && each.cycle() == wanted)
                    .findFirst();
            assertThat(clock.isPresent())
                    .as("%s %s cycle %d", where, kind, cycle)
                    .isEqualTo(result != null);
            if (result != null) {
                Clock is = clock.orElseThrow();
                cycles++;
                assertThat(is.elapsed())
                        .as("%s %s cycle %d", where, kind, cycle)
                        .isEqualTo(result.elapsed());
                assertThat(is.length()).as("%s %s cycle %d", where, kind, cycle).isEqualTo(result.length());
                assertThat(is.stoppedAt() != null).as(where).isEqualTo(result.stopped());
                assertSegmentsAddUp(is, where);
            }
        }
        return cycles;
    }

    /** Every second from the start to the end is explained once, and what is counted is what has elapsed. */
    private static void assertSegmentsAddUp(Clock clock, String where) {
        Instant at = clock.startedAt();
        Duration counted = Duration.ZERO;
        for (Segment segment : Segment.of(clock)) {
            assertThat(segment.from()).as(where).isEqualTo(at);
            assertThat(segment.to()).as(where).isAfter(segment.from());
            at = segment.to();
            if (segment.counted()) {
                counted = counted.plus(Duration.between(segment.from(), segment.to()));
            }
        }
        assertThat(counted).as(where).isEqualTo(clock.elapsed());
    }

    /** If nothing more happens, the clock that is due then has used up exactly what was agreed, and a second later is late. */
    private static void assertDueHolds(
            Clock clock, RandomDesk desk, List<Policy> policies, List<Event> events, String where) {
        boolean settled = policies.stream()
                .flatMap(policy -> policy.versions().stream())
                .noneMatch(version -> version.validFrom().isAfter(desk.now));
        if (clock.state() != Clock.State.RUNNING || clock.due() == null || !settled) {
            return;
        }
        assertThat(clock.due()).as(where).isAfterOrEqualTo(desk.now);
        Clocks clocks = new Clocks(new PolicyBook(policies), desk.calendars());
        Clock then = same(clock, clocks.of(history(desk, events), clock.due()));
        assertThat(then.elapsed()).as(where).isEqualTo(clock.length());
        assertThat(then.state()).as(where).isEqualTo(Clock.State.RUNNING);
        assertThat(same(clock, clocks.of(history(desk, events), clock.due().minusSeconds(1)))
                        .elapsed())
                .as(where)
                .isLessThan(clock.length());
    }

    private static Clock same(Clock clock, List<Clock> among) {
        return among.stream()
                .filter(each ->
                        each.kind() == clock.kind() && each.target() == clock.target() && each.cycle() == clock.cycle())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameHistoryGivesTheSameClocksInWhateverOrderItIsRead() {
        long seed = RandomGenerator.getDefault().nextLong();
        Random random = new Random(seed);
        for (int number = 0; number < CASES; number++) {
            RandomDesk desk = new RandomDesk(random);
            Clocks clocks = new Clocks(new PolicyBook(desk.policies()), desk.calendars());
            List<Event> events = new ArrayList<>(desk.events());
            List<FieldChange> changes = new ArrayList<>(desk.fieldChanges(desk.now));
            List<Clock> before = clocks.of(history(desk, events, changes), desk.now);
            Collections.shuffle(events, random);
            Collections.shuffle(changes, random);
            assertThat(clocks.of(history(desk, events, changes), desk.now))
                    .as("seed %d case %d", seed, number)
                    .isEqualTo(before);
        }
    }
}
