package switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import switchboard.api.error.UnavailableException;

/** Who is let in, who waits, and who is refused. */
class GateTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Future<Boolean> entering(Gate gate) {
        return threads.submit(() -> {
            gate.enter();
            return true;
        });
    }

    private static void awaitWaiting(Gate gate, int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> gate.requestsWaiting() == count);
    }

    @Test
    void whoeverComesBeyondWaitsForAPlace() throws Exception {
        Gate gate = new Gate(1, 1, LONG);
        gate.enter();
        Future<Boolean> waiting = entering(gate);
        awaitWaiting(gate, 1);

        gate.leave();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(gate.requestsWaiting()).isZero();
        assertThat(gate.requestsUnderWay()).isEqualTo(1);
    }

    @Test
    void nobodyOvertakesThoseWhoWait() throws Exception {
        Gate gate = new Gate(1, 1, LONG);
        gate.enter();
        List<Future<Boolean>> waiting = new ArrayList<>();
        for (int more = 1; more <= 3; more++) {
            waiting.add(entering(gate));
            awaitWaiting(gate, more);
        }
        for (int next = 0; next < 3; next++) {
            gate.leave();
            assertThat(waiting.get(next).get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(waiting.subList(next + 1, 3)).noneMatch(Future::isDone);
        }
    }

    @Test
    void tooManyAreRefusedAtOnce() throws Exception {
        Gate gate = new Gate(1, 1, LONG);
        gate.enter();
        List<Future<Boolean>> waiting = new ArrayList<>();
        for (int more = 1; more <= 4; more++) {
            waiting.add(entering(gate));
        }
        awaitWaiting(gate, 4);

        assertThatThrownBy(gate::enter).isInstanceOf(UnavailableException.class);

        assertThat(gate.most()).isEqualTo(6);
        assertThat(waiting).noneMatch(Future::isDone);
        waiting.forEach(one -> one.cancel(true));
    }

    @Test
    void whoeverHasWaitedLongEnoughIsRefused() throws Exception {
        Gate gate = new Gate(1, 1, Duration.ofMillis(20));
        gate.enter();

        assertThatThrownBy(gate::enter).isInstanceOf(UnavailableException.class);

        assertThat(gate.requestsWaiting()).isZero();
        gate.leave();
        gate.enter();
        assertThat(gate.requestsUnderWay()).isEqualTo(1);
    }
}
