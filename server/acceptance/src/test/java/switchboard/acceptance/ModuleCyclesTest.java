package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/** Modules go and come back on the running server: nothing of what went stays in memory, and others do not notice. */
@Alone
class ModuleCyclesTest {

    private static final boolean SOAK = Boolean.getBoolean("switchboard.soak");
    private static final int CYCLES = SOAK ? 200 : 20;

    /** Until then classes of the server itself are still loaded for the first time. */
    private static final int WARM_UP = SOAK ? 20 : 8;

    /** Less than the classes of the smallest module: one that stays, once, may stand out of it; one a cycle does not fit in. */
    private static final long MOST_GROWTH = 4 << 20;

    private static final int OTHERS_PER_SECOND = 50;
    private static final List<String> MODULES = List.of("knowledge-base", "search-lucene", "example");

    /** One for each module, and one for the libraries of each of the two that keep theirs over upgrades. */
    private static final int LOADERS = MODULES.size() + 2;

    private RunningDesk desk;
    private Client administrator;

    @BeforeEach
    void start() {
        desk = WholeDesk.of(MODULES, Map.of());
        administrator = desk.administrator();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void nothingOfAModuleThatGoesStaysBehind() {
        DeskTraffic traffic = new DeskTraffic(administrator);
        long before = 0;
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            if (cycle == WARM_UP) {
                awaitNoLoaderTooMany();
                before = metaspace();
            }
            offAndOn(MODULES.get(cycle % MODULES.size()));
            traffic.mix().forEach(kind -> kind.request().get().expect(kind.status()));
        }
        awaitNoLoaderTooMany();
        long after = metaspace();
        System.out.println("Metaspace after " + WARM_UP + " cycles " + before / 1024 + " KiB, after " + CYCLES + " "
                + after / 1024 + " KiB");
        assertThat(after - before).as("growth of metaspace in bytes").isLessThan(MOST_GROWTH);
        traffic.requireEveryArticleFound();
    }

    @Test
    void whileAModuleIsOffOnlyItsOwnRoutesAnswerSo() {
        PacedLoad others = new PacedLoad(
                OTHERS_PER_SECOND,
                List.of(
                        new PacedLoad.Kind("list of tickets", () -> administrator.get("/tickets?limit=5"), 200),
                        new PacedLoad.Kind(
                                "new ticket",
                                () -> administrator.post("/tickets", Map.of("kind", "incident", "title", "Off and on")),
                                201),
                        new PacedLoad.Kind("hand-overs", () -> administrator.get("/example/hand-overs?limit=5"), 200)));
        try (others) {
            for (int cycle = 0; cycle < 3; cycle++) {
                administrator.post("/plugins/knowledge-base/disable").expect(200);
                administrator.get("/knowledge/articles").expectProblem(404, "module.not_enabled");
                assertThat(mentionsKnowledge()).isFalse();
                administrator.post("/plugins/knowledge-base/enable").expect(200);
                administrator.get("/knowledge/articles?limit=1").expect(200);
                assertThat(mentionsKnowledge()).isTrue();
            }
        }
    }

    private void offAndOn(String module) {
        administrator.post("/plugins/" + module + "/disable").expect(200);
        administrator.post("/plugins/" + module + "/enable").expect(200);
    }

    private boolean mentionsKnowledge() {
        return administrator.get("/openapi.json").expect(200).json().get("paths").properties().stream()
                .anyMatch(path -> path.getKey().contains("/knowledge/"));
    }

    /** Every loader of a generation that was closed is collected. */
    private void awaitNoLoaderTooMany() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> {
                    System.gc();
                    assertThat(loaders()).isEqualTo(LOADERS);
                });
    }

    private int loaders() {
        return administrator
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("plugin_loaders "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findAny()
                .orElseThrow(() -> new AssertionError("There is no metric plugin_loaders"));
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .findAny()
                .orElseThrow()
                .getUsed();
    }
}
