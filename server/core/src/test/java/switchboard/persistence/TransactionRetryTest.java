package switchboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.api.error.UnavailableException;
import switchboard.persistence.FaultyDataSource.Fault;

/** When the work runs again, when it does not, and that it never happens twice. */
class TransactionRetryTest {

    private final TestDatabase database = TestDatabase.createEmpty();
    private final Transactions transactions = database.transactions();

    @BeforeEach
    void createTable() throws SQLException {
        try (var connection = database.pool().migrationSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE thing (id INT PRIMARY KEY, amount INT NOT NULL) ENGINE=InnoDB");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"1213,40001", "1205,HY000", "1020,HY000", "1047,08S01", "1927,70100", "0,08000"})
    void runsTheWholeWorkAgainWhereTheDatabaseAsksForIt(int code, String state) {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger after = new AtomicInteger();
        transactions.inTransaction(work -> {
            work.afterCommit(after::incrementAndGet);
            insert(work, 7);
            if (tries.incrementAndGet() < 3) {
                throw failure(code, state);
            }
            return null;
        });
        assertThat(tries).hasValue(3);
        assertThat(after).as("only the try that was committed counts").hasValue(1);
        assertThat(ids()).containsExactly(7);
    }

    @Test
    void givesUpAfterFiveTries() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> transactions.inTransaction(work -> {
                    tries.incrementAndGet();
                    throw failure(1213, "40001");
                }))
                .isInstanceOfSatisfying(UnavailableException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("database.unavailable");
                    assertThat(refused).hasRootCauseInstanceOf(SQLException.class);
                });
        assertThat(tries).hasValue(5);
    }

    @Test
    void aRealDeadlockIsSurvivedByBoth() throws Exception {
        transactions.inTransaction(work -> insert(work, 1) + insert(work, 2));
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Future<?> one = executor.submit(() -> addInOrder(1, 2, bothHoldOne));
            Future<?> two = executor.submit(() -> addInOrder(2, 1, bothHoldOne));
            one.get(30, TimeUnit.SECONDS);
            two.get(30, TimeUnit.SECONDS);
        }
        assertThat(amounts()).as("each added exactly once").containsExactly(2, 2);
    }

    @Test
    void workThatSwallowsADeadlockDoesNotCommitItsSecondHalf() throws Exception {
        transactions.inTransaction(work -> insert(work, 1) + insert(work, 2));
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        AtomicInteger swallowed = new AtomicInteger();
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Future<?> one = executor.submit(() -> addSwallowing(1, 2, 10, bothHoldOne, swallowed));
            Future<?> two = executor.submit(() -> addSwallowing(2, 1, 20, bothHoldOne, swallowed));
            one.get(30, TimeUnit.SECONDS);
            two.get(30, TimeUnit.SECONDS);
        }
        assertThat(swallowed).as("there was a deadlock").hasPositiveValue();
        assertThat(amounts()).as("whole or not at all").containsExactly(2, 2, 0, 0);
    }

    @Test
    void everyChangeHappensExactlyOnceWhereCommitsDeadlock() throws Exception {
        long seed = new Random().nextLong();
        FaultyDataSource faulty = FaultyDataSource.of(database.pool().dataSource(), seed, 0.03, Fault.DEADLOCK);
        Transactions shaky = on(faulty, seed);
        transactions.inTransaction(work -> insert(work, 1));
        int threads = 4;
        int each = 100;
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(executor.submit(() -> {
                    for (int change = 0; change < each; change++) {
                        shaky.inTransaction(work -> add(work, 1));
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(faulty.faults()).as("seed %d", seed).isPositive();
        assertThat(amounts()).as("seed %d", seed).containsExactly(threads * each);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_BEFORE_COMMIT", "LOST_AFTER_COMMIT"})
    void aCommitOfUnknownOutcomeIsNeverRepeated(Fault fault) {
        long seed = new Random().nextLong();
        Transactions shaky = on(FaultyDataSource.of(database.pool().dataSource(), seed, 1, fault), seed);
        transactions.inTransaction(work -> insert(work, 1));
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger after = new AtomicInteger();
        assertThatThrownBy(() -> shaky.inTransaction(work -> {
                    tries.incrementAndGet();
                    work.afterCommit(after::incrementAndGet);
                    return add(work, 1);
                }))
                .isInstanceOfSatisfying(UnavailableException.class, refused -> assertThat(refused.code())
                        .isEqualTo("database.outcome_unknown"));
        assertThat(tries).hasValue(1);
        assertThat(after).hasValue(0);
        assertThat(amounts()).containsExactly(fault == Fault.LOST_AFTER_COMMIT ? 1 : 0);
    }

    @Test
    void aConnectionKilledByTheServerIsReplacedAndTheWorkRunsAgain() {
        AtomicInteger tries = new AtomicInteger();
        transactions.inTransaction(work -> {
            insert(work, 1);
            if (tries.incrementAndGet() == 1) {
                kill(work.dsl().fetchSingle("SELECT CONNECTION_ID()").get(0, Long.class));
            }
            return insert(work, 2);
        });
        assertThat(tries).hasValue(2);
        assertThat(ids()).containsExactly(1, 2);
    }

    @Test
    void whoGetsNoConnectionInTimeIsToldAtOnceAndNotTriedAgain() {
        AtomicInteger asked = new AtomicInteger();
        Transactions starved = on(
                new DataSourceFailing(database.pool().dataSource(), asked, new SQLTransientConnectionException("none")),
                1);
        assertThatThrownBy(() -> starved.inTransaction(work -> 1)).isInstanceOf(UnavailableException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aConnectionThatCannotBeOpenedIsTriedAgain() {
        AtomicInteger asked = new AtomicInteger();
        Transactions shaky = on(
                new DataSourceFailing(
                        database.pool().dataSource(), asked, new SQLNonTransientConnectionException("gone", "08000")),
                1);
        assertThatThrownBy(() -> shaky.read(dsl -> 1)).isInstanceOf(UnavailableException.class);
        assertThat(asked).hasValue(5);
    }

    private static Transactions on(DataSource source, long seed) {
        return new Transactions(source, Jooq.configuration(), new Random(seed));
    }

    private static DataAccessException failure(int code, String state) {
        return new DataAccessException("injected", new SQLException("injected", state, code));
    }

    private static int insert(Work work, int id) {
        return work.dsl().execute("INSERT INTO thing VALUES (?, 0)", id);
    }

    private static int add(Work work, int id) {
        return work.dsl().execute("UPDATE thing SET amount = amount + 1 WHERE id = ?", id);
    }

    private List<Integer> ids() {
        return transactions.read(
                dsl -> dsl.fetch("SELECT id FROM thing ORDER BY id").getValues(0, Integer.class));
    }

    private List<Integer> amounts() {
        return transactions.read(
                dsl -> dsl.fetch("SELECT amount FROM thing ORDER BY id").getValues(0, Integer.class));
    }

    private void addInOrder(int first, int second, CountDownLatch bothHoldOne) {
        transactions.inTransaction(work -> {
            add(work, first);
            arrive(bothHoldOne);
            return add(work, second);
        });
    }

    private void addSwallowing(int first, int second, int trace, CountDownLatch bothHoldOne, AtomicInteger swallowed) {
        transactions.inTransaction(work -> {
            add(work, first);
            arrive(bothHoldOne);
            try {
                add(work, second);
            } catch (DataAccessException asCarelessCodeWould) {
                swallowed.incrementAndGet();
            }
            try {
                return work.dsl().execute("INSERT INTO thing VALUES (?, 0)", trace);
            } catch (DataAccessException asCarelessCodeWould) {
                return 0;
            }
        });
    }

    private static void arrive(CountDownLatch latch) {
        latch.countDown();
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void kill(long connectionId) {
        try (var connection = database.pool().migrationSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("KILL CONNECTION " + connectionId);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
