package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Switching generations: nobody notices but for the version, and nothing of a closed one stays behind. */
@Timeout(300)
class PluginUpgradeTest {

    private static final int UPGRADES = Boolean.getBoolean("switchboard.soak") ? 200 : 20;

    @TempDir
    private Path folder;

    private PluginDesk desk;

    @BeforeEach
    void open() {
        desk = new PluginDesk(folder);
        desk.start();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static FixturePlugin shelf(int version) {
        return new FixturePlugin("shelf", version + ".0.0")
                .manifest("switchboard.tables", "shelf_")
                .contributing("contributions.migrations(new MigrationSet(\"db/migration/shelf\"));")
                .contributing("""
                        contributions.permission(new Permission("shelf:read", "Read", Map.of()));
                        contributions.searchSource(() -> new SearchSource() {
                            public String type() { return "book"; }
                            public Set<String> eventTypes() { return Set.of("book.*"); }
                            public Collection<String> touchedBy(Event event) { return List.of(); }
                            public Map<String, SearchDocument> documents(Collection<String> ids) { return Map.of(); }
                            public List<ItemVersion> items(String after, int limit) { return List.of(); }
                            public SearchFilter visibleTo(Caller caller) { return SearchFilter.NOTHING; }
                        });
                        """)
                .file(
                        "classes/db/migration/shelf/V1__book.sql",
                        "CREATE TABLE IF NOT EXISTS shelf_book (id INT PRIMARY KEY)")
                .answering("""
                        public record Count(long rows, String version, List<String> names) {}
                        @GET @Path("count") @SignedIn @Produces("application/json") public Count count() {
                            return plugin.context.database().inTransaction(t -> {
                                t.dsl().execute("insert ignore into shelf_book (id) values (1)");
                                long rows = t.dsl().fetchCount(DSL.table(DSL.name("shelf_book")));
                                t.dsl().select(DSL.field(DSL.name("id"), Integer.class)).from(DSL.table(DSL.name("shelf_book")))
                                    .fetchInto(Row.class);
                                return new Count(rows, plugin.context.version(), List.of("a"));
                            });
                        }
                        @GET @Path("slow") @SignedIn @Produces("text/plain") public String slow() throws Exception {
                            new CountDownLatch(1).await(700, TimeUnit.MILLISECONDS);
                            return plugin.context.version();
                        }
                        """)
                .with("public static class Row { public int id; }");
    }

    @Test
    void upgradesUnderLoadFailNoRequest() throws Exception {
        desk.enable(shelf(1), "shelf");
        Load load = new Load(4, "shelf/things/count", "plugins");
        for (int version = 2; version <= UPGRADES; version++) {
            require(desk.upload(shelf(version).zip()), 200);
        }
        Map<String, LongAdder> answers = load.end();

        assertThat(answers.keySet()).containsExactly("200");
        assertThat(answers.get("200").sum()).isGreaterThan(UPGRADES * 4L);
        assertThat(json(require(desk.get("shelf/things/count"), 200))).containsEntry("version", UPGRADES + ".0.0");
    }

    @Test
    void requestUnderWayEndsWhereItBegan() throws Exception {
        desk.enable(shelf(1), "shelf");
        CompletableFuture<HttpResponse<String>> slow =
                desk.client.sendAsync(desk.request("shelf/things/slow").build(), HttpResponse.BodyHandlers.ofString());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> desk.host.live().get("shelf").leases() == 1);

        require(desk.upload(shelf(2).zip()), 200);

        HttpResponse<String> answer = slow.get(20, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("1.0.0");
        assertThat(require(desk.get("shelf/things/slow"), 200).body()).isEqualTo("2.0.0");
    }

    @Test
    void disablingUnderLoadAnswersNothingButNotEnabled() throws Exception {
        desk.enable(shelf(1), "shelf");
        desk.enable(new FixturePlugin("other", "1.0.0"), "other");
        Load own = new Load(3, "shelf/things/count");
        Load others = new Load(2, "other/things/version", "plugins");
        for (int round = 0; round < 5; round++) {
            require(desk.post("plugins/shelf/disable"), 200);
            require(desk.post("plugins/shelf/enable"), 200);
        }

        assertThat(own.end().keySet())
                .isSubsetOf("200", "404 module.not_enabled")
                .contains("200");
        assertThat(others.end().keySet()).containsExactly("200");
    }

    @Test
    void closedGenerationsAreCollected() {
        desk.enable(shelf(1), "shelf");
        for (int version = 2; version <= 21; version++) {
            require(desk.get("shelf/things/count"), 200);
            require(desk.upload(shelf(version).zip()), 200);
        }
        require(desk.get("shelf/things/count"), 200);

        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    System.gc();
                    return desk.host.loadersAlive() == 1;
                });
        require(desk.delete("plugins/shelf?data=purge"), 204);
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    System.gc();
                    return desk.host.loadersAlive() == 0;
                });
    }

    @Test
    void brokenUpgradesAreCollectedToo() {
        desk.enable(shelf(1), "shelf");
        for (int version = 2; version <= 11; version++) {
            require(
                    desk.upload(shelf(version)
                            .takingOver("if (true) throw new Exception(\"sorry\");")
                            .zip()),
                    422);
            require(
                    desk.upload(shelf(version)
                            .starting("if (true) throw new Exception(\"sorry\");")
                            .zip()),
                    422);
            require(desk.get("shelf/things/count"), 200);
        }

        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    System.gc();
                    return desk.host.loadersAlive() == 1;
                });
    }

    /** Requests over and over until the end, counted by their answer. */
    private final class Load {

        private final AtomicBoolean going = new AtomicBoolean(true);
        private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final List<Future<?>> callers = new ArrayList<>();

        Load(int connections, String... paths) {
            for (int caller = 0; caller < connections; caller++) {
                String path = paths[caller % paths.length];
                callers.add(threads.submit(() -> {
                    while (going.get()) {
                        HttpResponse<String> response = desk.send(
                                HttpRequest.newBuilder(desk.request(path).build(), (n, v) -> true));
                        String code = response.statusCode() == 200
                                ? ""
                                : " " + json(response).get("code");
                        answers.computeIfAbsent(response.statusCode() + code, name -> new LongAdder())
                                .increment();
                    }
                }));
            }
        }

        Map<String, LongAdder> end() throws Exception {
            going.set(false);
            for (Future<?> caller : callers) {
                caller.get(30, TimeUnit.SECONDS);
            }
            threads.shutdownNow();
            return answers;
        }
    }
}
