package switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import switchboard.events.JournalProof;
import switchboard.persistence.EmbeddedDatabase;
import switchboard.persistence.EmbeddedSettings;
import switchboard.persistence.Jooq;
import switchboard.persistence.Transactions;

/**
 * A running desk with so many tickets, and its own database. The tickets are written past the desk while it is stopped; the
 * journal is proved and the index compared before anything is measured.
 */
final class FilledDesk implements AutoCloseable {

    private static final int READ = 1_000;
    private static final int MOVED = 90;
    private static final Duration LONGEST_WAIT = Duration.ofHours(2);

    /** So that the database soon writes to the disk what the loader leaves in memory, and not while something is measured. */
    private static final List<String> EAGER =
            List.of("--innodb-log-file-size=2G", "--innodb-max-dirty-pages-pct-lwm=1", "--innodb-io-capacity=2000");

    private static final double FEW_DIRTY_PAGES = 0.02;

    private static final Duration QUIET = Duration.ofMillis(500);
    /** What a desk writes meanwhile where nothing is asked of it: leases, and when its jobs last ran. */
    private static final long ROWS_AT_REST = 10;

    private final int tickets;
    private final Report report;
    private final EmbeddedDatabase database;
    private final DataSource source;
    private final ServerProcess server;
    private final ScaleDesk desk;
    private final Map<String, IntFunction<byte[]>> requests;

    /**
     * Makes it.
     *
     * @param folder of its own
     * @param pool of the database, in bytes
     */
    FilledDesk(Path home, Path folder, int tickets, long pool, int port, Report report)
            throws IOException, SQLException {
        this.tickets = tickets;
        this.report = report;
        this.database = EmbeddedDatabase.start(
                new EmbeddedSettings(folder.resolve("database"), EmbeddedSettings.defaultCacheFolder(), pool, EAGER));
        Path data = folder.resolve("desk");
        try {
            this.source = source(database);
            try (ServerProcess empty = ServerProcess.start(home, data, port, Main.environment(database))) {
                this.desk = ScaleDesk.make(new Setup(empty.port()));
            }
            // One that begins anew is made from the tables, not by following the journal of everything that is loaded.
            Main.delete(data.resolve("plugins").resolve("data").resolve("search-lucene"));
            ScaleLoader loader = new ScaleLoader(source, desk, tickets);
            fill(loader);
            this.requests = ScaleScenarios.of(desk, loader.sample(READ), loader.inProgress(MOVED));
            this.server = ServerProcess.start(home, data, port, Main.environment(database));
        } catch (IOException | SQLException | RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    int port() {
        return server.port();
    }

    /** Who is there. */
    ScaleDesk desk() {
        return desk;
    }

    /** The requests to measure, by name. */
    Map<String, IntFunction<byte[]>> requests() {
        return requests;
    }

    /** How many rows the database reads for one request, by its name. */
    Map<String, Double> rowsExamined() throws IOException, SQLException {
        Map<String, Double> rows = new HashMap<>();
        for (Map.Entry<String, IntFunction<byte[]>> each : requests.entrySet()) {
            rows.put(each.getKey(), RowsExamined.of(source, port(), each.getValue()));
        }
        return rows;
    }

    private static DataSource source(EmbeddedDatabase database) throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(database.url().toString());
        source.setUser(database.user());
        source.setPassword(database.password().reveal());
        return source;
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }

    private void fill(ScaleLoader loader) throws SQLException {
        long began = System.nanoTime();
        long newest = loader.load();
        line("loading", began);
        prove(newest);
    }

    private void prove(long newest) throws SQLException {
        long began = System.nanoTime();
        JournalProof.Finding finding =
                new JournalProof(new Transactions(source, Jooq.configuration(), new Random(1))).verify(1, newest);
        line("proof of " + newest + " entries", began);
        if (!finding.isSound()) {
            throw new IllegalStateException("The journal is not sound: " + finding);
        }
    }

    /**
     * Waits until the index holds everything, has it compared, and waits until the database has written down what was
     * loaded: a desk that has grown to its size has done so long ago.
     */
    void settle() throws IOException, SQLException {
        index();
        long began = System.nanoTime();
        try (DatabaseStatus status = new DatabaseStatus(source)) {
            await("The database does not write down what was loaded", () -> status.dirtyPages() <= FEW_DIRTY_PAGES);
        }
        line("writing to the disk", began);
    }

    /**
     * Waits until nothing is left to do of what was written before: for the index, for the followers of the journal, for the
     * clocks. Without it, what is measured next on the same machine pays for it.
     */
    void rest() throws IOException, SQLException {
        Setup setup = new Setup(port());
        boolean indexes = indexes(setup);
        try (DatabaseStatus status = new DatabaseStatus(source)) {
            await("The desk does not come to rest", () -> {
                long before = status.rowsWritten();
                LockSupport.parkNanos(QUIET.toNanos());
                return status.rowsWritten() - before <= ROWS_AT_REST && (!indexes || isIndexed(setup));
            });
        }
    }

    private void index() throws IOException, SQLException {
        Setup setup = new Setup(port());
        if (!indexes(setup)) {
            report.print("scale: no search engine is enabled, nothing is indexed");
            return;
        }
        long began = System.nanoTime();
        await("The index does not catch up", () -> isIndexed(setup));
        line("indexing", began);
        began = System.nanoTime();
        JsonNode comparison = setup.slowPost("/api/v1/search/compare");
        line("comparison of index and database", began);
        if (!comparison.get("equal").asBoolean()) {
            throw new IllegalStateException("The index differs from the database: " + comparison);
        }
    }

    private static boolean indexes(Setup setup) throws IOException {
        return setup.get("/api/v1/search/health").get("state").get("engine").asBoolean();
    }

    private static boolean isIndexed(Setup setup) throws IOException {
        JsonNode state = setup.get("/api/v1/search/health").get("state");
        if (!state.get("phase").asText().equals("following") || state.get("lag").asLong() > 0) {
            return false;
        }
        for (JsonNode type : state.get("types")) {
            if (!type.get("phase").asText().equals("following")) {
                return false;
            }
        }
        return true;
    }

    /** What the desk or its database say of themselves. */
    @FunctionalInterface
    private interface Condition {

        boolean holds() throws IOException, SQLException;
    }

    private static void await(String otherwise, Condition condition) throws IOException, SQLException {
        long began = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - began > LONGEST_WAIT.toNanos()) {
                throw new IllegalStateException(otherwise);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private void line(String what, long began) {
        report.line("scale: " + tickets + " tickets, " + what, (System.nanoTime() - began) / 1e9, "s");
    }
}
