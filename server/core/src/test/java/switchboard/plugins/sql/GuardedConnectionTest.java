package switchboard.plugins.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.persistence.TestDatabase;
import switchboard.plugins.sql.GuardedConnection.Use;

/** A plugin gets nothing but its own tables out of a connection, in its own thread and for as long as its work lasts. */
class GuardedConnectionTest {

    private TestDatabase database;
    private Connection behind;
    private Use use;
    private Connection guarded;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.createEmpty();
        database.transactions().read(dsl -> dsl.execute("create table kb_a (x int primary key)"));
        database.transactions().read(dsl -> dsl.execute("create table other (x int primary key)"));
        database.transactions().read(dsl -> dsl.execute("insert into kb_a values (1), (2)"));
        behind = database.dataSource().getConnection();
        use = new Use();
        guarded = new GuardedConnection.Factory("kb", new TableGuard("kb_")).guard(behind, use);
    }

    @AfterEach
    void close() throws SQLException {
        behind.close();
        database.close();
    }

    @Test
    void noWayLeadsToTheConnectionBehind() throws SQLException {
        try (PreparedStatement prepared = guarded.prepareStatement("select x from kb_a");
                ResultSet rows = prepared.executeQuery();
                Statement plain = guarded.createStatement()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
            plain.execute("select x from kb_a");
            for (Connection reached : List.of(
                    prepared.getConnection(),
                    rows.getStatement().getConnection(),
                    plain.getResultSet().getStatement().getConnection(),
                    guarded.getMetaData().getConnection())) {
                assertThat(reached).isSameAs(guarded);
            }
            assertThatThrownBy(() -> rows.getStatement().execute("select x from other"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("may not use");
            assertThatThrownBy(() -> rows.unwrap(ResultSet.class)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> guarded.unwrap(Connection.class)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> plain.addBatch("delete from other")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> guarded.getMetaData().getTables(null, null, "%", null))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void nothingOfTheSessionCanBeChanged() {
        List<Callable<?>> attempts = List.of(
                () -> guarded.prepareStatement("set session sql_mode = 'ansi_quotes'"),
                () -> guarded.prepareStatement("set autocommit = 0"),
                () -> guarded.prepareStatement("use mysql"),
                () -> guarded.prepareStatement("create temporary table kb_t (x int)"),
                () -> guarded.prepareStatement("lock tables kb_a write"),
                () -> guarded.prepareStatement("select x into @x from kb_a"),
                () -> guarded.prepareCall("{call something()}"),
                () -> guarded.prepareStatement("prepare s from 'select 1'"),
                () -> run(() -> guarded.setAutoCommit(false)),
                () -> run(() -> guarded.setCatalog("mysql")),
                () -> run(() -> guarded.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE)),
                () -> run(guarded::commit),
                () -> run(guarded::rollback));
        for (Callable<?> attempt : attempts) {
            assertThatThrownBy(attempt::call).isInstanceOf(SQLException.class);
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static String run(Step step) throws SQLException {
        step.run();
        return "";
    }

    @Test
    void nothingIsOfUseAfterTheWork() throws SQLException {
        PreparedStatement prepared = guarded.prepareStatement("select x from kb_a");
        ResultSet rows = prepared.executeQuery();
        assertThat(rows.next()).isTrue();

        use.close();

        assertThatThrownBy(rows::next).hasMessageContaining("after its work has ended");
        assertThatThrownBy(prepared::executeQuery).hasMessageContaining("after its work has ended");
        assertThatThrownBy(() -> guarded.prepareStatement("select 1")).hasMessageContaining("after its work has ended");
        assertThatThrownBy(guarded::createStatement).isInstanceOf(SQLException.class);
    }

    @Test
    void anotherThreadIsRefused() throws SQLException {
        PreparedStatement prepared = guarded.prepareStatement("select x from kb_a");
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            assertThatThrownBy(() -> other.submit(() -> prepared.executeQuery()).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("A module may not use a connection in another thread");
        }
        assertThat(prepared.executeQuery().next()).isTrue();
    }
}
