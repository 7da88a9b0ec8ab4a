package switchboard.servicelevels.simulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Input;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.tickets.Origin;
import switchboard.servicelevels.ServiceLevelPermissions;
import switchboard.servicelevels.ServiceLevelsPlugin;
import switchboard.servicelevels.clocks.HistoryReader;
import switchboard.servicelevels.policies.Policies;
import switchboard.servicelevels.policies.PolicyFields;
import switchboard.servicelevels.policies.PolicyService;
import switchboard.servicelevels.policies.Proposal;
import switchboard.servicelevels.tracking.ClockSource;
import switchboard.servicelevels.tracking.Outcomes;
import switchboard.servicelevels.tracking.WholeTickets;
import switchboard.testkit.fakes.FakeCaller;
import switchboard.testkit.fakes.FakeContext;
import switchboard.testkit.fakes.FakeUsers;

/** Places, retries and ends of simulations, where nothing runs but what the test runs. */
class SimulationRunsTest {

    private static final Map<String, Object> BODY =
            Map.of("policies", List.of(Map.of("name", "Would be", "targets", Map.of("resolution", 60))));

    private final FakeContext context = FakeContext.of(new ServiceLevelsPlugin());
    private final AtomicLong made = new AtomicLong();
    private final FakeCaller caller =
            FakeCaller.named("lead").may(ServiceLevelPermissions.READ_KEY, SimulationWork.READ_TICKETS);
    private boolean failing;
    private SimulationWork work;
    private SimulationRuns runs;

    @BeforeEach
    void wire() {
        context.users().add(caller);
        Policies policies = new Policies(context.database(), context.clock());
        ClockSource source = new ClockSource(
                new HistoryReader(context.events(), context.tickets(), context.access(), this::organizationsOf),
                policies,
                context.calendars());
        work = new SimulationWork(
                context.database(),
                new SimulationWork.Parts(
                        context.tickets(),
                        new WholeTickets(context.tickets(), context.access()),
                        context.access(),
                        context.jobs(),
                        source,
                        new Outcomes(context.database()),
                        policies),
                new SimulationWork.Pace(2, 1),
                context.clock());
        runs = new SimulationRuns(
                context.database(),
                new PolicyService(
                        context.database(),
                        policies,
                        new PolicyFields(context.users(), context.calendars()),
                        context.clock(),
                        this::id,
                        organization -> {}),
                context.tickets(),
                context.access(),
                work,
                context.clock(),
                this::id);
    }

    @AfterEach
    void close() {
        context.close();
    }

    private Map<UUID, UUID> organizationsOf(Collection<UUID> people) {
        if (failing) {
            throw new IllegalStateException("broken");
        }
        return Map.of();
    }

    private UUID id() {
        return new UUID(0x7000, made.incrementAndGet());
    }

    private UUID begun(FakeCaller who) {
        return runs.create(who, new Input(BODY)).id();
    }

    private void runs(String job, String payload) {
        for (JobDefinition each : SimulationWork.jobs(() -> work)) {
            if (each.name().equals(job)) {
                try {
                    each.handler().run(payload);
                } catch (RuntimeException failure) {
                    throw failure;
                } catch (Exception failure) {
                    throw new AssertionError(failure);
                }
            }
        }
    }

    private String state(UUID id) {
        return runs.get(caller, id.toString()).state();
    }

    @Test
    void anOrganizationHasAFewThatAreNotFinished() {
        List<UUID> begun = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            begun.add(begun(caller));
        }
        assertThatThrownBy(() -> begun(caller))
                .isInstanceOfSatisfying(ConflictException.class, refused -> assertThat(refused.code())
                        .isEqualTo("simulation.too_many"));
        FakeCaller elsewhere = caller.of(FakeUsers.OTHER);
        assertThat(begun(elsewhere)).as("another organization has its own").isNotNull();

        runs.delete(caller, begun.get(2).toString());
        UUID next = begun(caller);
        runs("simulate", begun.get(0).toString());
        assertThat(state(begun.get(0))).isEqualTo("done");
        assertThat(begun(caller)).as("what is done or deleted holds no place").isNotEqualTo(next);
        assertThatThrownBy(() -> begun(caller)).isInstanceOf(ConflictException.class);
    }

    @Test
    void whatIsWrittenOverStops() {
        UUID id = begun(caller);
        SimulationRun seen = context.database().read(dsl -> SimulationRows.find(dsl, id));
        Comparison difference = new Comparison(id(), "sla", "resolution", true, false, 40L, 30L);
        SimulationRun next = seen.after("a page", context.clock().instant(), 2, 1, new Totals(), seen.createdAt());
        assertThat(written(next, difference)).isTrue();
        assertThat(written(next, difference)).as("the same page once more").isFalse();
        assertThat(differences(id)).containsExactly(difference);

        SimulationRun last = next.after(null, null, 2, 0, new Totals(), seen.createdAt());
        runs.delete(caller, id.toString());
        assertThat(written(last, difference)).as("it was taken back").isFalse();
        assertThatThrownBy(() -> runs.get(caller, id.toString())).isInstanceOf(NotFoundException.class);
        runs("simulation-upkeep", "");
        assertThat(differences(id)).isEmpty();
        List<UUID> deleted = context.database().read(dsl -> SimulationRows.deleted(dsl, 10));
        assertThat(deleted).isEmpty();
    }

    private List<Comparison> differences(UUID id) {
        return context.database().read(dsl -> SimulationRows.differences(dsl, id, null, 10));
    }

    private boolean written(SimulationRun next, Comparison difference) {
        return context.database().inTransaction(transaction -> {
            boolean own = SimulationRows.update(transaction.dsl(), next);
            if (own) {
                SimulationRows.insertDifferences(transaction.dsl(), next.id(), List.of(difference));
            }
            return own;
        });
    }

    @Test
    void whoeverMayNoLongerReadGetsNothingMore() {
        UUID id = begun(caller);
        context.users().add(FakeCaller.named("lead").may(ServiceLevelPermissions.READ_KEY));
        runs("simulate", id.toString());
        assertThat(state(id)).isEqualTo("failed");
        assertThat(runs.get(caller, id.toString()).problem()).contains("may not read");
    }

    @Test
    void whatKeepsFailingIsGivenUp() {
        context.tickets().create(caller, Map.of("kind", "incident", "title", "Broken"), Origin.API);
        UUID mended = begun(caller);
        UUID id = begun(caller);
        failing = true;
        for (int tries = 1; tries < 10; tries++) {
            assertThatThrownBy(() -> runs("simulate", id.toString())).hasMessage("broken");
            assertThat(state(id)).isEqualTo("running");
            assertThat(runs.get(caller, id.toString()).problem()).contains("broken");
        }
        assertThatThrownBy(() -> runs("simulate", id.toString())).hasMessage("broken");
        assertThat(state(id)).isEqualTo("failed");
        assertThatThrownBy(() -> runs("simulate", mended.toString())).hasMessage("broken");

        failing = false;
        runs("simulate", id.toString());
        assertThat(state(id)).as("given up is given up").isEqualTo("failed");
        runs("simulate", mended.toString());
        assertThat(state(mended)).isEqualTo("done");
        assertThat(runs.get(caller, mended.toString()).problem()).isNull();
    }

    @Test
    void whatLostItsPlaceIsQueuedAgainAndWhatIsOldGoes() {
        UUID id = begun(caller);
        int queued = context.jobs().queued().size();
        context.clock().advance(Duration.ofMinutes(1));
        runs("simulation-upkeep", "");
        assertThat(context.jobs().queued()).as("it may still be under way").hasSize(queued);
        context.clock().advance(Duration.ofMinutes(5));
        runs("simulation-upkeep", "");
        assertThat(context.jobs().queued()).hasSize(queued + 1);
        assertThat(context.jobs().queued().getLast().payload()).isEqualTo(id.toString());
        runs("simulate", id.toString());
        assertThat(state(id)).isEqualTo("done");

        context.clock().advance(Duration.ofDays(29));
        runs("simulation-upkeep", "");
        assertThat(state(id)).isEqualTo("done");
        context.clock().advance(Duration.ofDays(1));
        runs("simulation-upkeep", "");
        assertThatThrownBy(() -> state(id)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatIsStoredIsReadAsItWas() {
        UUID id = begun(caller);
        SimulationRun run = context.database().read(dsl -> SimulationRows.find(dsl, id));
        assertThat(Proposal.read(run.proposal().write())).isEqualTo(run.proposal());
        assertThat(run.proposal().policies()).singleElement().satisfies(policy -> {
            assertThat(policy.name()).isEqualTo("Would be");
            assertThat(policy.at(Instant.EPOCH))
                    .as("as if it had held all along")
                    .isNotNull();
        });
        assertThat(Totals.read(run.totals().write()).write())
                .isEqualTo(run.totals().write());
    }
}
