package switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import switchboard.config.Secret;
import switchboard.persistence.EmbeddedDatabase;
import switchboard.persistence.EmbeddedSettings;

/** {@code ./switchboard bench}: start-up, imports, requests beside their floor, search quality, memory. */
public final class Main {

    private static final int UNCOUNTED = 2_000;
    private static final int TICKETS = 20_000;
    private static final int ARTICLES_FOR_SEARCH = 5_000;
    private static final int ARTICLES = 10_000;
    private static final int READ_FROM = 1_000;
    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    // Long enough for the compiler, which shares the cores with what is measured, to be done.
    private static final Duration SEARCH_WARM_UP = Duration.ofSeconds(20);

    private final Path home = Path.of(System.getProperty("switchboard.home"));
    private final Path folder;
    private final Options options;
    private final Report report = new Report();
    private int nextPort = 18_400;
    private boolean kept = true;

    private Main(Options options) throws IOException {
        this.options = options;
        this.folder = Files.createTempDirectory("switchboard-bench-");
    }

    private record Options(
            @Nullable Path relevance,
            @Nullable Integer scale,
            @Nullable Path json,
            String only,
            boolean check) {

        static Options of(String[] arguments) {
            Map<String, String> values = new HashMap<>();
            List<String> given = new ArrayList<>(List.of(arguments));
            boolean check = given.remove("--check");
            for (int index = 0; index + 1 < given.size(); index += 2) {
                values.put(given.get(index), given.get(index + 1));
            }
            if (given.size() % 2 != 0
                    || !List.of("--relevance", "--tickets", "--json", "--only").containsAll(values.keySet())) {
                throw new IllegalArgumentException("bench takes --relevance DIR, --tickets N, --json FILE, --check and "
                        + "--only chaos or --only scale");
            }
            String only = values.getOrDefault("--only", "");
            if (!List.of("", "chaos", "scale").contains(only)) {
                throw new IllegalArgumentException("bench knows --only chaos and --only scale");
            }
            String relevance = values.get("--relevance");
            String json = values.get("--json");
            String tickets = values.get("--tickets");
            return new Options(
                    relevance == null ? null : Path.of(relevance),
                    tickets != null ? Integer.valueOf(tickets) : only.equals("scale") ? 2 * ScaleBench.SMALL : null,
                    json == null ? null : Path.of(json),
                    only,
                    check);
        }
    }

    /** Prints what it measures; ends with 1 where an answer was wrong, and with 2 where a limit was to be kept and was not. */
    public static void main(String[] arguments) throws Exception {
        Main bench = new Main(Options.of(arguments));
        try {
            bench.run();
        } catch (Exception failure) {
            System.err.println("What was measured, and the logs, are left in " + bench.folder);
            throw failure;
        }
        delete(bench.folder);
        if (bench.options.check() && !bench.kept) {
            System.exit(2);
        }
    }

    private void run() throws Exception {
        if (options.only().equals("chaos")) {
            chaos();
            write();
            return;
        }
        if (options.only().equals("scale")) {
            scale();
            write();
            return;
        }
        startUp();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(EmbeddedSettings.in(folder.resolve("database")))) {
            Map<String, String> environment = environment(database);
            load(environment);
            compare(database, environment);
        }
        relevance();
        chaos();
        scale();
        write();
    }

    /** With {@code --tickets N}: the same requests at 10,000 tickets and at N. */
    private void scale() throws IOException, SQLException {
        if (options.scale() != null) {
            kept = new ScaleBench(home, folder, options.scale(), nextPort, report).run();
        }
    }

    private void write() throws IOException {
        if (options.json() != null) {
            report.write(options.json());
        }
    }

    /** A desk of its own: what the plugin leaves behind is nothing that anything else should be measured beside. */
    private void chaos() throws IOException {
        Map<String, String> bounds = Map.of("SWITCHBOARD_PLUGINS_MAX_DATA_BYTES", "64MiB");
        try (ServerProcess desk = start(folder.resolve("chaos"), bounds)) {
            Setup setup = new Setup(desk.port());
            String agent = setup.agent();
            setup.importTickets(0, UNCOUNTED);
            ChaosBench bench = new ChaosBench(desk.port(), setup, Scenario.read(agent, tickets(setup)), report);
            bench.install(home);
            if (!bench.run()) {
                System.err.println("A plugin that misbehaves slowed the desk down more than it may.");
            }
        }
    }

    private void startUp() throws IOException {
        Path data = folder.resolve("embedded");
        try (ServerProcess first = start(data, Map.of())) {
            report.line("first start, embedded database", first.startTime().toMillis() / 1e3, "s");
        }
        try (ServerProcess later = start(data, Map.of())) {
            report.line("later start, embedded database", later.startTime().toMillis() / 1e3, "s");
        }
    }

    private void load(Map<String, String> environment) throws IOException {
        try (ServerProcess desk = start(data(), environment)) {
            Setup setup = new Setup(desk.port());
            setup.agent();
            setup.importArticles(0, UNCOUNTED);
            report.line("import of articles, made", setup.importArticles(UNCOUNTED, ARTICLES_FOR_SEARCH), "a second");
            setup.importTickets(0, UNCOUNTED);
            report.line("import of tickets, made", setup.importTickets(UNCOUNTED, TICKETS), "a second");
        }
    }

    private void compare(EmbeddedDatabase database, Map<String, String> environment) throws Exception {
        Path statements = folder.resolve("statements.ndjson");
        Map<String, String> recording = new HashMap<>(environment);
        recording.put("SWITCHBOARD_DATABASE_RECORD_STATEMENTS", statements.toString());
        List<FloorPlan.Route> routes;
        List<Scenario> scenarios;
        FloorPlan.Search search;
        List<String> tickets;
        try (ServerProcess desk = start(data(), recording)) {
            Setup setup = new Setup(desk.port());
            String agent = setup.agentToken();
            String team = setup.team();
            tickets = tickets(setup);
            scenarios = scenarios(agent, team, tickets);
            routes = Recorder.record(
                    desk.port(),
                    statements,
                    scenarios.stream().filter(Scenario::recorded).toList(),
                    tickets.stream().map(id -> id.replace("-", "")).toList());
            JsonNode me = setup.agent(agent);
            search = new FloorPlan.Search(
                    data().resolve("plugins")
                            .resolve("data")
                            .resolve("search-lucene")
                            .toString(),
                    UUID.fromString(me.get("id").asText()),
                    UUID.fromString(me.get("organization").asText()),
                    Scenario.SEARCH_LIMIT);
        }
        FloorPlan plan = new FloorPlan(
                database.url().toString(),
                database.user(),
                database.password().reveal(),
                Integer.parseInt(System.getProperty("switchboard.bench.pool", "16")),
                routes,
                search);
        try (ServerProcess desk = start(data(), environment);
                FloorProcess floor = FloorProcess.start(plan, folder.resolve("floor"))) {
            report.line("start, existing external database", desk.startTime().toMillis() / 1e3, "s");
            Setup setup = new Setup(desk.port());
            // Tokens outlive a restart; the scenarios carry the agent's.
            steadySearch(desk.port(), scenarios.getLast());
            report.comparisonHead();
            for (Scenario scenario : scenarios) {
                for (int connections : new int[] {1, 16}) {
                    compare(scenario, connections, desk.port(), floor.port());
                }
            }
            report.line(
                    "import of articles, made, later half",
                    setup.importArticles(ARTICLES_FOR_SEARCH, ARTICLES),
                    "a second");
            // The index follows; what it needs belongs to the sum.
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
            report.line("resident memory after the imports", desk.residentMemory(), "MiB");
        }
    }

    private static List<Scenario> scenarios(String agent, String team, List<String> tickets) {
        return List.of(
                Scenario.create(agent),
                Scenario.read(agent, tickets),
                Scenario.list(agent, team),
                Scenario.search(agent));
    }

    private static List<String> tickets(Setup setup) throws IOException {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (ids.size() < READ_FROM) {
            JsonNode page = setup.get("/api/v1/tickets?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.get("items").forEach(ticket -> ids.add(ticket.get("id").asText()));
            cursor = page.get("next").asText();
        }
        return ids;
    }

    private void steadySearch(int port, Scenario search) {
        Load.atFullSpeed(port, 4, SEARCH_WARM_UP, search.desk());
        Load.Measured steady = Load.atRate(port, 8, 200, Duration.ofSeconds(15), search.desk());
        report.line("search p50 at 200 a second", steady.p50Millis(), "ms");
        report.line("search p99 at 200 a second", steady.p99Millis(), "ms");
        Load.Measured full = Load.atFullSpeed(port, 4, Duration.ofSeconds(10), search.desk());
        report.line("search p99, 4 clients at full speed", full.p99Millis(), "ms");
        report.line("search, 4 clients at full speed", full.perSecond(), "a second");
        refuse("search", steady, full);
    }

    private void compare(Scenario scenario, int connections, int deskPort, int floorPort) {
        Load.atFullSpeed(deskPort, connections, WARM_UP, scenario.desk());
        Load.atFullSpeed(floorPort, connections, WARM_UP, scenario.floor());
        List<Load.Measured> desk = new ArrayList<>();
        List<Load.Measured> floor = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            desk.add(Load.atFullSpeed(deskPort, connections, ROUND, scenario.desk()));
            floor.add(Load.atFullSpeed(floorPort, connections, ROUND, scenario.floor()));
        }
        report.comparison(scenario.name(), connections, desk, floor);
        refuse(scenario.name(), desk.toArray(Load.Measured[]::new));
        refuse("the floor of " + scenario.name(), floor.toArray(Load.Measured[]::new));
    }

    private static void refuse(String name, Load.Measured... measured) {
        for (Load.Measured one : measured) {
            if (one.failed() > 0 || one.count() == 0) {
                throw new IllegalStateException(one.failed() + " of " + one.count() + " answers failed: " + name);
            }
        }
    }

    private void relevance() throws IOException {
        if (options.relevance() == null) {
            return;
        }
        try (ServerProcess desk = start(folder.resolve("relevance"), Map.of())) {
            Setup setup = new Setup(desk.port());
            String lines = new String(Relevance.articles(options.relevance()), StandardCharsets.UTF_8);
            setup.importLines("/api/v1/knowledge/articles/import", lines, lines.split("\n").length);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
            Relevance relevance = Relevance.measure(options.relevance(), desk.port(), setup.adminToken());
            report.line("search quality: queries", relevance.queries(), "");
            report.line("search quality: nDCG@10", relevance.ndcgAt10(), "");
            report.line("search quality: MRR@10", relevance.mrrAt10(), "");
            report.line("search quality: Recall@100", relevance.recallAt100(), "");
        }
    }

    private ServerProcess start(Path data, Map<String, String> environment) throws IOException {
        return ServerProcess.start(home, data, nextPort++, environment);
    }

    private Path data() {
        return folder.resolve("desk");
    }

    static Map<String, String> environment(EmbeddedDatabase database) {
        Secret password = database.password();
        return Map.of(
                "SWITCHBOARD_DATABASE_URL", database.url().toString(),
                "SWITCHBOARD_DATABASE_USER", database.user(),
                "SWITCHBOARD_DATABASE_PASSWORD", password.reveal());
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
