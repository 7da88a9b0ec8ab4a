package switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.mariadb.jdbc.MariaDbDataSource;
import switchboard.events.JournalProof;
import switchboard.persistence.EmbeddedDatabase;
import switchboard.persistence.EmbeddedSettings;
import switchboard.persistence.Jooq;
import switchboard.persistence.Transactions;

/**
 * The same requests on a desk of 10,000 tickets and on the same desk when it holds many more. The tickets are written past
 * the desk while it is stopped; the journal is proved and the index compared before anything is measured.
 */
final class ScaleBench {

    static final int SMALL = 10_000;

    private static final int CONNECTIONS = 2;
    private static final int ROUNDS = 3;
    private static final int READ = 1_000;
    private static final int MOVED = 90;
    private static final int FIELDS = 300;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final Duration LONGEST_INDEXING = Duration.ofHours(2);
    private static final long MEBIBYTE = 1 << 20;
    private static final long BASE_POOL = 512 * MEBIBYTE;
    /** What a ticket with its entries and their indexes takes in the database, roundly. */
    private static final long BYTES_PER_TICKET = 9_000;

    private final Path home;
    private final Path folder;
    private final int tickets;
    private final Report report;
    private final ScaleReport scale;
    private int nextPort;

    ScaleBench(Path home, Path folder, int tickets, int port, Report report) {
        this.home = home;
        this.folder = folder;
        this.tickets = Math.max(tickets, SMALL);
        this.nextPort = port;
        this.report = report;
        this.scale = new ScaleReport(report, SMALL, this.tickets);
    }

    /** @return whether every limit was kept */
    boolean run() throws IOException, SQLException {
        long pool = bufferPool();
        report.line("scale: buffer pool", pool / MEBIBYTE, "MiB");
        EmbeddedSettings settings = new EmbeddedSettings(
                folder.resolve("scale-database"),
                EmbeddedSettings.defaultCacheFolder(),
                pool,
                List.of("--innodb-log-file-size=2G"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(settings)) {
            ScaleDesk desk;
            try (ServerProcess server = start(database)) {
                desk = ScaleDesk.make(new Setup(server.port()));
            }
            ScaleLoader loader = new ScaleLoader(database, desk, tickets);
            load(database, loader, 0, SMALL);
            measure(database, loader, desk, SMALL, true);
            load(database, loader, SMALL, tickets);
            measure(database, loader, desk, tickets, false);
        }
        return scale.isKept();
    }

    /** Enough for all of it, or what half of the machine's memory is. */
    private long bufferPool() {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.min(BASE_POOL + tickets * BYTES_PER_TICKET, machine.getTotalMemorySize() / 2);
    }

    private void load(EmbeddedDatabase database, ScaleLoader loader, int from, int to) throws SQLException {
        long began = System.nanoTime();
        long newest = loader.load(from, to);
        double seconds = (System.nanoTime() - began) / 1e9;
        report.line("scale: loading up to " + to + " tickets", seconds, "s");
        prove(database, newest);
    }

    private void prove(EmbeddedDatabase database, long newest) throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(database.url().toString());
        source.setUser(database.user());
        source.setPassword(database.password().reveal());
        long began = System.nanoTime();
        JournalProof.Finding finding =
                new JournalProof(new Transactions(source, Jooq.configuration(), new Random(1))).verify(1, newest);
        report.line("scale: proof of " + newest + " entries", (System.nanoTime() - began) / 1e9, "s");
        if (!finding.isSound()) {
            throw new IllegalStateException("The journal is not sound: " + finding);
        }
    }

    private void measure(EmbeddedDatabase database, ScaleLoader loader, ScaleDesk desk, int count, boolean first)
            throws IOException, SQLException {
        Map<String, IntFunction<byte[]>> scenarios =
                ScaleScenarios.of(desk, loader.sample(READ, count), loader.inProgress(MOVED));
        Main.delete(index());
        try (ServerProcess server = start(database)) {
            index(new Setup(server.port()), count);
            scale.head();
            for (var scenario : scenarios.entrySet()) {
                ScaleReport.Figures figures = measure(database, server.port(), scenario.getKey(), scenario.getValue());
                if (first) {
                    scale.small(scenario.getKey(), figures);
                } else {
                    scale.large(scenario.getKey(), figures);
                }
            }
            if (first) {
                defineFields(database, desk, server.port(), scenarios);
            }
        }
    }

    /** The lists again, when many custom fields are defined and filled. They stay for what is measured later. */
    private void defineFields(
            EmbeddedDatabase database, ScaleDesk desk, int port, Map<String, IntFunction<byte[]>> scenarios)
            throws IOException, SQLException {
        desk.defineUpTo(new Setup(port), FIELDS);
        for (var scenario : scenarios.entrySet()) {
            if (scenario.getKey().startsWith("list")) {
                scale.manyFields(
                        scenario.getKey(), FIELDS, measure(database, port, scenario.getKey(), scenario.getValue()));
            }
        }
    }

    private static ScaleReport.Figures measure(
            EmbeddedDatabase database, int port, String name, IntFunction<byte[]> requests)
            throws IOException, SQLException {
        Load.atFullSpeed(port, CONNECTIONS, WARM_UP, requests);
        List<Load.Measured> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Load.Measured measured = Load.atFullSpeed(port, CONNECTIONS, ROUND, requests);
            if (measured.failed() > 0 || measured.count() == 0) {
                throw new IllegalStateException(measured.failed() + " answers failed: " + name);
            }
            rounds.add(measured);
        }
        return ScaleReport.Figures.of(rounds, RowsExamined.of(database, port, requests));
    }

    /** Waits until the index, which begins anew, holds everything, and has it compared. */
    private void index(Setup setup, int count) throws IOException {
        if (!setup.get("/api/v1/search/health").get("state").get("engine").asBoolean()) {
            report.print("scale: no search engine is enabled, nothing is indexed");
            return;
        }
        long began = System.nanoTime();
        while (!isIndexed(setup.get("/api/v1/search/health"))) {
            if (System.nanoTime() - began > LONGEST_INDEXING.toNanos()) {
                throw new IllegalStateException("The index does not catch up");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        report.line("scale: indexing of " + count + " tickets", (System.nanoTime() - began) / 1e9, "s");
        began = System.nanoTime();
        JsonNode comparison = setup.slowPost("/api/v1/search/compare");
        report.line("scale: comparison of index and database", (System.nanoTime() - began) / 1e9, "s");
        if (!comparison.get("equal").asBoolean()) {
            throw new IllegalStateException("The index differs from the database: " + comparison);
        }
    }

    private static boolean isIndexed(JsonNode health) {
        JsonNode state = health.get("state");
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

    private Path index() {
        return data().resolve("plugins").resolve("data").resolve("search-lucene");
    }

    private Path data() {
        return folder.resolve("scale-desk");
    }

    private ServerProcess start(EmbeddedDatabase database) throws IOException {
        return ServerProcess.start(home, data(), nextPort++, Main.environment(database));
    }
}
