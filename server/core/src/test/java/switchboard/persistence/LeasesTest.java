package switchboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final TestDatabase database = TestDatabase.create();
    private final Leases one =
            new Leases(database.transactions(), database.ids().next());
    private final Leases two =
            new Leases(database.transactions(), database.ids().next());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneHoldsItAndTheOtherDoesNot() {
        Lease lease = one.acquire("sequencer", LONG).orElseThrow();
        assertThat(lease.version()).isEqualTo(1);
        assertThat(two.acquire("sequencer", LONG)).isEmpty();
        assertThat(one.acquire("sequencer", LONG))
                .as("not twice by the same either")
                .isEmpty();
        assertThat(two.acquire("another", LONG)).isPresent();
    }

    @Test
    void whatWasReleasedOrHasExpiredIsTakenOver() {
        Lease first = one.acquire("x", LONG).orElseThrow();
        one.release(first);
        Lease second = two.acquire("x", SHORT).orElseThrow();
        assertThat(second.version()).isGreaterThan(first.version());
        Lease third = Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> one.acquire("x", LONG), Optional::isPresent)
                .orElseThrow();
        assertThat(third.version()).isGreaterThan(second.version());
        assertThat(two.renew(second, LONG)).as("lost without notice").isEmpty();
        two.release(second);
        assertThat(two.acquire("x", LONG)).as("a lost lease releases nothing").isEmpty();
    }

    @Test
    void aRenewedOneIsHeldOn() {
        Lease lease = one.acquire("x", SHORT).orElseThrow();
        Lease renewed = one.renew(lease, LONG).orElseThrow();
        assertThat(renewed.version()).isEqualTo(lease.version() + 1);
        assertThat(one.renew(lease, LONG)).as("an old version is no lease").isEmpty();
        assertThat(two.acquire("x", LONG)).isEmpty();
    }

    @Test
    void workUnderALostLeaseIsNotCommitted() {
        Lease lease = one.acquire("x", LONG).orElseThrow();
        one.release(lease);
        assertThat(two.acquire("x", LONG)).isPresent();
        assertThatThrownBy(() -> database.transactions().inTransaction(work -> {
                    work.dsl().execute("UPDATE core_lease SET name = 'stolen' WHERE name = 'x'");
                    return one.renew(work, lease, LONG).orElseThrow();
                }))
                .isInstanceOf(java.util.NoSuchElementException.class);
        assertThat(one.acquire("stolen", LONG))
                .as("rolled back: the name is free")
                .isPresent();
    }

    @Test
    void ofManyAtOnceExactlyOneGetsIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            String name = "race-" + round;
            List<Callable<Boolean>> racers = new ArrayList<>();
            for (int racer = 0; racer < 8; racer++) {
                Leases leases =
                        new Leases(database.transactions(), database.ids().next());
                racers.add(() -> leases.acquire(name, LONG).isPresent());
            }
            int winners = 0;
            try (ExecutorService executor = Executors.newFixedThreadPool(racers.size())) {
                for (Future<Boolean> racer : executor.invokeAll(racers, 30, TimeUnit.SECONDS)) {
                    winners += racer.get() ? 1 : 0;
                }
            }
            assertThat(winners).as(name).isEqualTo(1);
        }
    }

    @Test
    void refusesNamesAndTimesThatMakeNoSense() {
        for (String name : List.of("", "two words", "ü", "x".repeat(101))) {
            assertThatThrownBy(() -> one.acquire(name, LONG)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> one.acquire("x", Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
