package switchboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import switchboard.api.error.UnavailableException;

/** What a transaction is here: whole or not at all, never nested, seeing what others commit. */
class TransactionsTest {

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

    @Test
    void commitsWhatReturnsAndRollsBackWhatThrows() {
        assertThat(transactions.<String>inTransaction(work -> {
                    insert(work, 1);
                    return "done";
                }))
                .isEqualTo("done");
        assertThatThrownBy(() -> transactions.inTransaction(work -> {
                    insert(work, 2);
                    insert(work, 3);
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> transactions.inTransaction(work -> {
                    insert(work, 4);
                    throw new AssertionError("an error too");
                }))
                .isInstanceOf(AssertionError.class);
        assertThat(ids()).containsExactly(1);
        assertThat(database.pool().active()).isZero();
    }

    @Test
    void aConnectionComesBackWithoutATransaction() {
        for (int round = 0; round < 20; round++) {
            int id = round;
            transactions.inTransaction(work -> insert(work, id));
            assertThat(transactions.<Integer>read(dsl -> dsl.fetchSingle("SELECT @@in_transaction + 10 * @@autocommit")
                            .get(0, Integer.class)))
                    .isEqualTo(10);
        }
    }

    @Test
    void readsWhatOthersCommitMeanwhile() throws Exception {
        transactions.inTransaction(work -> insert(work, 1));
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            List<Integer> seen = transactions.inTransaction(work -> {
                List<Integer> counts = new ArrayList<>();
                counts.add(count(work));
                await(other.submit(() -> transactions.inTransaction(inner -> insert(inner, 2))));
                counts.add(count(work));
                return counts;
            });
            assertThat(seen).as("READ COMMITTED").containsExactly(1, 2);
        }
    }

    @Test
    void refusesToBeNested() {
        assertThatThrownBy(
                        () -> transactions.inTransaction(work -> transactions.inTransaction(inner -> insert(inner, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pass its Work on");
        assertThatThrownBy(() -> transactions.inTransaction(work -> transactions.read(dsl -> 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ids()).isEmpty();
    }

    @Test
    void doesNotTryAgainWhatIsABug() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> transactions.inTransaction(work -> {
                    tries.incrementAndGet();
                    return work.dsl().execute("INSERT INTO nowhere VALUES (1)");
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void tellsADuplicateApart() {
        transactions.inTransaction(work -> insert(work, 1));
        assertThatThrownBy(() -> transactions.inTransaction(work -> insert(work, 1)))
                .matches(SqlFailure::isDuplicate);
        assertThat(SqlFailure.isDuplicate(failure(1213, "40001"))).isFalse();
    }

    @Test
    void anActionAfterTheCommitMayFailOrOpenATransactionOfItsOwn() {
        List<String> done = new ArrayList<>();
        transactions.inTransaction(work -> {
            work.afterCommit(() -> {
                throw failure(1213, "40001");
            });
            work.afterCommit(() -> done.add("count " + transactions.<Integer>inTransaction(TransactionsTest::count)));
            return insert(work, 1);
        });
        assertThat(done).containsExactly("count 1");
        assertThat(ids()).containsExactly(1);
    }

    @Test
    void aStatementThatTakesTooLongIsEndedByTheDatabase() {
        try (ConnectionPool quick = ConnectionPool.open(
                database.url(), database.user(), database.password(), 2, java.time.Duration.ofMillis(300))) {
            Transactions impatient = on(quick.dataSource(), 1);
            assertThatThrownBy(() -> impatient.read(dsl -> dsl.fetch("SELECT SLEEP(5)")))
                    .isInstanceOfSatisfying(UnavailableException.class, refused -> assertThat(refused.code())
                            .isEqualTo("database.unavailable"));
        }
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

    private static int count(Work work) {
        return work.dsl().fetchSingle("SELECT COUNT(*) FROM thing").get(0, Integer.class);
    }

    private List<Integer> ids() {
        return transactions.read(
                dsl -> dsl.fetch("SELECT id FROM thing ORDER BY id").getValues(0, Integer.class));
    }

    private static void await(Future<?> future) {
        try {
            future.get(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
