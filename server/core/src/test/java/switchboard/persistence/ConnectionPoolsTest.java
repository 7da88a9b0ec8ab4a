package switchboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.api.error.UnavailableException;

/** Requests and background work take nothing from each other, whichever of them wants too much. */
@Timeout(60)
class ConnectionPoolsTest {

    private static final int SIZE = 3;
    private static final int BACKGROUND = 2;
    private static final ThreadFactory SERVING = Thread.ofVirtual().factory();
    private static final ThreadFactory BEHIND = BackgroundWork.threads(SERVING);

    private final TestDatabase database = TestDatabase.createEmpty();
    private final ConnectionPools pools = ConnectionPools.open(
            database.url(), database.user(), database.password(), SIZE, BACKGROUND, Duration.ofSeconds(30));
    private final Transactions transactions =
            new Transactions(pools.dataSource(), Jooq.configuration(), new Random(42));
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<FutureTask<Integer>> holding = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        end.countDown();
        for (FutureTask<Integer> each : holding) {
            assertThat(each.get()).isEqualTo(1);
        }
        pools.close();
        database.close();
    }

    @Test
    void backgroundWorkThatTakesAllItsConnectionsLeavesTheOthers() throws Exception {
        exhaust(BEHIND, BACKGROUND);

        assertThat(on(SERVING, this::one).get()).isEqualTo(1);
        assertThatThrownBy(() -> on(BEHIND, this::one).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnavailableException.class);
        assertThat(active("background")).isEqualTo(BACKGROUND);
        assertThat(active("requests")).isZero();
    }

    @Test
    void requestsThatTakeAllTheirConnectionsLeaveTheOthers() throws Exception {
        exhaust(SERVING, SIZE);

        assertThat(on(BEHIND, this::one).get()).isEqualTo(1);
        assertThatThrownBy(() -> on(SERVING, this::one).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnavailableException.class);
        assertThat(active("requests")).isEqualTo(SIZE);
        assertThat(active("background")).isZero();
    }

    @Test
    void whatIsHandedOnStaysWhatItWas() throws Exception {
        Callable<Boolean> asking = BackgroundWork::isUnderWay;
        Callable<Boolean> ofRequest =
                on(SERVING, () -> BackgroundWork.carried(asking)).get();
        Callable<Boolean> ofBackground =
                on(BEHIND, () -> BackgroundWork.carried(asking)).get();

        assertThat(on(SERVING, ofRequest).get()).isFalse();
        assertThat(on(SERVING, ofBackground).get()).isTrue();
        assertThat(on(SERVING, asking).get()).isFalse();
    }

    private int active(String pool) {
        return pools.byName().get(pool).active();
    }

    private int one() {
        return transactions.read(dsl -> dsl.fetchSingle("SELECT 1").get(0, Integer.class));
    }

    /** Takes so many connections and keeps them until the end of the test. */
    private void exhaust(ThreadFactory threads, int connections) throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(connections);
        for (int index = 0; index < connections; index++) {
            holding.add(on(
                    threads,
                    () -> transactions.inTransaction(work -> {
                        taken.countDown();
                        try {
                            end.await();
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                        }
                        return work.dsl().fetchSingle("SELECT 1").get(0, Integer.class);
                    })));
        }
        taken.await();
    }

    private static <T> FutureTask<T> on(ThreadFactory threads, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        threads.newThread(task).start();
        return task;
    }
}
