package switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Reads of tickets with and without a plugin that misbehaves, in alternating pairs. What counts is the median of the pairs'
 * ratios: whatever else goes on on the machine hits both sides of a pair alike.
 */
final class ChaosBench {

    private static final int PAIRS = 5;
    private static final int CONNECTIONS = 4;
    private static final Duration SIDE = Duration.ofSeconds(2);
    /** Search asks a failing source ever more rarely, so that it takes minutes until that has failed often enough. */
    private static final Duration LONGEST_FATE = Duration.ofSeconds(200);

    /** The server is warm when it has not become quicker for so many rounds; one that never is has warmed up long enough. */
    private static final Duration WARM_UP_ROUND = Duration.ofSeconds(2);

    private static final int ROUNDS_NO_QUICKER = 6;
    private static final int MOST_WARM_UP_ROUNDS = 60;
    private static final double QUICKER = 1.03;
    private static final double LEAST_THROUGHPUT = 0.8;
    private static final double MOST_P99 = 1.2;
    /** While it takes a CPU or fills the heap. */
    private static final double LEAST_WHILE_TAKING = 0.5;

    private static final Set<String> TAKING = Set.of("burn", "grow_event", "grow_documents", "grow_answer");
    private static final List<String> MODES = List.of(
            "throw",
            "block",
            "linkage",
            "overflow",
            "garbage",
            "leak",
            "flood",
            "grow_event",
            "grow_jobs",
            "grow_documents",
            "grow_answer",
            "grow_files",
            "burn");

    private final int port;
    private final Setup setup;
    private final Scenario read;
    private final Report report;

    ChaosBench(int port, Setup setup, Scenario read, Report report) {
        this.port = port;
        this.setup = setup;
        this.read = read;
        this.report = report;
    }

    /** Installs the plugin from the folder of the bench. */
    void install(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("bench"))) {
            Path archive = files.filter(file -> file.getFileName().toString().matches("chaos-.*\\.zip"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("There is no chaos plugin in " + home.resolve("bench")));
            setup.upload("/api/v1/plugins", Files.readAllBytes(archive), 201);
        }
        setup.post("/api/v1/plugins/chaos/enable", "", 200);
    }

    /** Measures every mode; answers whether all hold what they must. */
    boolean run() throws IOException {
        warmUp();
        report.print(
                "%-20s %12s %12s %9s %7s  %s",
                "ticket reads beside", "without", "with", "ratio", "p99", "the plugin ends");
        boolean holds = true;
        List<String> modes = List.of(System.getProperty("switchboard.bench.chaos", String.join(",", MODES))
                .split(","));
        for (String mode : modes) {
            holds &= measure(mode);
        }
        report.add("chaos holds", holds);
        return holds;
    }

    /** Beside the same trickle as later: what it makes the desk do has to be warm, too. */
    private void warmUp() {
        try (Provocation provocation = new Provocation(port, setup.adminToken())) {
            double quickest = 0;
            int rounds = 0;
            for (int noQuicker = 0; noQuicker < ROUNDS_NO_QUICKER && rounds < MOST_WARM_UP_ROUNDS; rounds++) {
                double now = Load.atFullSpeed(port, CONNECTIONS, WARM_UP_ROUND, read.desk())
                        .perSecond();
                noQuicker = now > quickest * QUICKER ? 0 : noQuicker + 1;
                quickest = Math.max(quickest, now);
            }
            report.line("chaos: warm after", rounds * WARM_UP_ROUND.toSeconds(), "s");
        }
    }

    private boolean measure(String mode) throws IOException {
        List<Load.Measured> without = new ArrayList<>();
        List<Load.Measured> with = new ArrayList<>();
        int failed = 0;
        JsonNode after = null;
        try (Provocation provocation = new Provocation(port, setup.adminToken())) {
            for (int pair = 0; pair < PAIRS; pair++) {
                settle();
                without.add(side());
                begin(mode);
                with.add(side());
                after = pair < PAIRS - 1 ? plugin() : fate(mode);
                end(after.path("state").asText());
            }
            failed = provocation.failed();
        }
        return tell(mode, new Rounds(without), new Rounds(with), failed, after);
    }

    /** A plugin may be put out while it still begins; whoever waits for its answer is then let go with a refusal. */
    private void begin(String mode) throws IOException {
        int status = setup.status("/api/v1/chaos/modes/" + mode);
        if (status != 200 && !(status == 503 && plugin().path("state").asText().equals("quarantined"))) {
            throw new IOException("The plugin could not be told to misbehave: " + status);
        }
    }

    private JsonNode plugin() throws IOException {
        return setup.get("/api/v1/plugins/chaos");
    }

    /** What becomes of the plugin when it goes on so; a busy CPU alone is no reason for quarantine. */
    private JsonNode fate(String mode) throws IOException {
        long end = System.nanoTime() + (mode.equals("burn") ? 0 : LONGEST_FATE.toNanos());
        JsonNode plugin = plugin();
        while (!plugin.path("state").asText().equals("quarantined") && System.nanoTime() < end) {
            settle();
            plugin = plugin();
        }
        return plugin;
    }

    private Load.Measured side() {
        return Load.atFullSpeed(port, CONNECTIONS, SIDE, read.desk());
    }

    /** Sound again, with whatever it did before forgotten. */
    private void end(String state) throws IOException {
        if (state.equals("enabled")) {
            setup.post("/api/v1/plugins/chaos/disable", "", 200);
        }
        setup.post("/api/v1/plugins/chaos/enable", "", 200);
    }

    private static void settle() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }

    private boolean tell(String mode, Rounds without, Rounds with, int failedProvocations, JsonNode after) {
        double throughput = with.ratioTo(without, Load.Measured::perSecond);
        double p99 = with.ratioTo(without, Load.Measured::p99Millis);
        int failed = failedProvocations
                + Stream.concat(without.measured().stream(), with.measured().stream())
                        .mapToInt(Load.Measured::failed)
                        .sum();
        String state = after.path("state").asText();
        boolean holds = failed == 0
                && (mode.equals("burn") || state.equals("quarantined"))
                && (TAKING.contains(mode)
                        ? throughput >= LEAST_WHILE_TAKING
                        : throughput >= LEAST_THROUGHPUT && p99 <= MOST_P99);
        report.print(
                "%-20s %10.0f/s %10.0f/s %9.2f %7.2f  %s%s%s",
                mode,
                without.median(Load.Measured::perSecond),
                with.median(Load.Measured::perSecond),
                throughput,
                p99,
                state,
                failed == 0 ? "" : ", " + failed + " requests to the core failed",
                holds ? "" : "   (does not hold)");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("throughputRatio", throughput);
        values.put("p99Ratio", p99);
        values.put("failed", failed);
        values.put("holds", holds);
        values.put("state", state);
        values.put("problem", after.path("problem").asText());
        values.put("without", without.measured());
        values.put("with", with.measured());
        report.add("chaos " + mode, values);
        return holds;
    }
}
