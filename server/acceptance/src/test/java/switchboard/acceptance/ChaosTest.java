package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * A plugin that does what it should not: it ends in quarantine with the true reason, nobody else notices, and a sound version
 * takes its place without a restart.
 */
@Alone
class ChaosTest {

    private static final boolean SOAK = Boolean.getBoolean("switchboard.soak");
    private static final AtomicInteger VERSION = new AtomicInteger();

    private static RunningDesk desk;
    private static Client administrator;

    @BeforeAll
    static void start() {
        desk = RunningDesk.start(
                Map.of("plugins.longest-call", "8s", "plugins.max-data-bytes", "64MiB"),
                Distribution.plugins().toArray(java.nio.file.Path[]::new));
        administrator = desk.administrator();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    /**
     * One way to misbehave.
     *
     * @param provocation what makes the desk call the plugin, over and over
     * @param reason what the reason of the quarantine names
     */
    record Misdeed(String mode, String place, Runnable provocation, List<String> reason) {

        @Override
        public String toString() {
            return mode + " in " + place;
        }
    }

    static Stream<Misdeed> misdeeds() {
        Stream<Misdeed> quick = Stream.of(
                new Misdeed(
                        "throw",
                        "request",
                        ChaosTest::work,
                        List.of("requests keep failing", "GET work", "IllegalStateException: chaos throws in REQUEST")),
                new Misdeed("throw", "guard", ChaosTest::newTicket, List.of("ticket guards keep failing", "in GUARD")),
                new Misdeed("throw", "filter", ChaosTest::search, List.of("search filters keep failing", "in FILTER")),
                new Misdeed("block", "guard", ChaosTest::newTicket, List.of("ignore their deadline", "kind guard")),
                new Misdeed("linkage", "request", ChaosTest::work, List.of("do not heal", "NoClassDefFoundError")),
                new Misdeed("overflow", "guard", ChaosTest::newTicket, List.of("do not heal", "StackOverflowError")),
                new Misdeed("garbage", "request", ChaosTest::garbage, List.of("requests keep failing")),
                new Misdeed("garbage", "guard", ChaosTest::newTicket, List.of("null where a guard's decision belongs")),
                new Misdeed("garbage", "filter", ChaosTest::search, List.of("null where a search filter belongs")),
                new Misdeed("leak", "all", ChaosTest::nothing, List.of("threads of its own; 64 are allowed")),
                new Misdeed("flood", "all", ChaosTest::nothing, List.of("quotas", "transactions with events")),
                new Misdeed("grow_event", "all", ChaosTest::nothing, List.of("quotas", "data of one event")),
                new Misdeed("grow_transaction", "all", ChaosTest::nothing, List.of("events in one transaction")),
                new Misdeed("grow_payload", "all", ChaosTest::nothing, List.of("quotas", "payload of a job")),
                new Misdeed(
                        "grow_answer", "request", ChaosTest::work, List.of("quotas", "answer that is not streamed")),
                new Misdeed("grow_files", "all", ChaosTest::nothing, List.of("data folder holds", "64 MiB")));
        Stream<Misdeed> slow = Stream.of(
                new Misdeed("block", "request", ChaosTest::workAtOnce, List.of("ignore their deadline", "GET work")),
                new Misdeed("block", "event", ChaosTest::newTicket, List.of("ignore their deadline", "watch")),
                new Misdeed("block", "job", ChaosTest::nothing, List.of("ignore their deadline", "tick")),
                new Misdeed("block", "source", ChaosTest::newTicket, List.of("ignore their deadline", "search_items")),
                new Misdeed("block", "filter", ChaosTest::search, List.of("ignore their deadline", "search_filter")),
                new Misdeed("block", "health", ChaosTest::nothing, List.of("ignore their deadline", "health")),
                new Misdeed("throw", "event", ChaosTest::newTicket, List.of("event handlers keep failing", "watch")),
                new Misdeed("throw", "job", ChaosTest::nothing, List.of("jobs keep failing", "tick")),
                new Misdeed(
                        "throw", "source", ChaosTest::newTicket, List.of("search sources keep failing", "in SOURCE")),
                new Misdeed("garbage", "source", ChaosTest::newTicket, List.of("not a SearchDocument")),
                new Misdeed("garbage", "setting", ChaosTest::setting, List.of("null where what is wrong")),
                new Misdeed("garbage", "health", ChaosTest::nothing, List.of("null where a text about its health")),
                new Misdeed(
                        "linkage",
                        "event",
                        ChaosTest::newTicket,
                        List.of("event handlers keep failing", "NoClassDefFoundError")),
                new Misdeed("grow_documents", "source", ChaosTest::newTicket, List.of("search sources", "quota")),
                new Misdeed("grow_jobs", "all", ChaosTest::nothing, List.of("quotas", "jobs queued within a minute")));
        return SOAK ? Stream.concat(quick, slow) : quick;
    }

    /** It may be put out while it still begins; whoever waits for its answer is then let go with a refusal. */
    private void begin(String mode) {
        Answer answer = administrator.post("/chaos/modes/" + mode);
        if (answer.status() != 200) {
            answer.expectProblem(503, "module.failed");
        }
    }

    @ParameterizedTest
    @MethodSource("misdeeds")
    void endsInQuarantineAndNobodyElseNotices(Misdeed misdeed) throws Exception {
        install();
        begin(misdeed.mode() + "?place=" + misdeed.place());

        try (DeskTouch others = new DeskTouch(desk)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(SOAK ? 240 : 90))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        misdeed.provocation().run();
                        return state().equals("quarantined");
                    });
            assertThat(problem()).contains(misdeed.reason());
            administrator.get("/chaos/work").expectProblem(503, "module.failed");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> others.rounds() > 0);
        }

        install();
        administrator.get("/chaos/work").expect(200);
        newTicket();
    }

    @Test
    void failingMigrationLeavesTheOldVersionServing() throws Exception {
        install();
        byte[] broken = ArchiveCopy.of(Distribution.chaos())
                .version(next())
                .manifest("plugin.class", "switchboard.chaos.BrokenMigrationPlugin")
                .zip();

        try (DeskTouch others = new DeskTouch(desk)) {
            administrator
                    .send("POST", "/plugins", "application/zip", broken)
                    .expectProblem(422, "plugin.upgrade_failed");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> others.rounds() > 0);
        }

        assertThat(state()).isEqualTo("enabled");
        assertThat(problem()).contains("migration failed").contains("V3__fails.sql");
        administrator.get("/chaos/work").expect(200);
    }

    @Test
    void enablingAQuarantinedPluginTriesAgain() {
        install();
        begin("leak");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> state().equals("quarantined"));

        administrator.post("/plugins/chaos/enable").expect(200);

        assertThat(state()).isEqualTo("enabled");
        administrator.get("/chaos/work").expect(200);
        assertThat(metric("plugin_quarantines_total{plugin=\"chaos\"}")).isPositive();
    }

    /** A sound chaos plugin, in a version that was not there before. */
    private static void install() {
        byte[] archive = ArchiveCopy.of(Distribution.chaos()).version(next()).zip();
        Answer answer = administrator.send("POST", "/plugins", "application/zip", archive);
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> !List.of("upgrading", "enabling")
                .contains(state()));
        if (answer.status() == 201) {
            administrator.post("/plugins/chaos/enable").expect(200);
        }
        assertThat(state()).as(answer.text()).isEqualTo("enabled");
        // Watched as a new version it would give way to the one before instead of ending in quarantine.
        administrator.post("/plugins/chaos/disable").expect(200);
        administrator.post("/plugins/chaos/enable").expect(200);
    }

    private static String next() {
        return "8." + VERSION.incrementAndGet() + ".0";
    }

    private static String state() {
        return administrator.get("/plugins/chaos").expect(200).field("state");
    }

    private static String problem() {
        return administrator.get("/plugins/chaos").expect(200).field("problem");
    }

    private static double metric(String name) {
        return administrator
                .get("/metrics")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void nothing() {
        // It needs nobody to begin.
    }

    private static void work() {
        administrator.get("/chaos/work");
    }

    private static void workAtOnce() {
        for (int number = 0; number < 6; number++) {
            Thread.ofVirtual().start(ChaosTest::work);
        }
        Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
    }

    private static void garbage() {
        for (String kind : List.of("status", "header", "type")) {
            assertThat(administrator.get("/chaos/work?garbage=" + kind).status())
                    .isIn(500, 503);
        }
    }

    private static void newTicket() {
        administrator
                .post("/tickets", Map.of("kind", "incident", "title", "Something is wrong"))
                .expect(201);
    }

    private static void search() {
        administrator.get("/search?q=wrong").expect(200);
    }

    private static void setting() {
        administrator.patch("/settings", Map.of("chaos.anything", "x"));
    }
}
