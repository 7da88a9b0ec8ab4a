package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.acceptance.PacedLoad.Sample;
import switchboard.acceptance.PacedLoad.Window;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * The modules of a desk that has these three are upgraded while requests are asked at a steady pace on every module's routes:
 * none fails, none waits long, and every article is found afterwards. Times count only in the long run, which has the
 * machine for itself.
 */
@Alone
class ModulesUnderLoadTest {

    private static final boolean SOAK = Boolean.getBoolean("switchboard.soak");
    private static final int UPGRADES = SOAK ? 50 : 3;
    private static final int WARM_UP_ROUNDS = 150;
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(10);
    /** Of a processor, used by the compilers: less than this and the server is as quick as it gets. */
    private static final double COMPILED = 0.1;

    private static final Duration WARM_UP = Duration.ofSeconds(SOAK ? 60 : 2);
    /** The ordinary run is about what must not fail; how swift it is at full load is measured in the long run. */
    private static final int PER_SECOND = SOAK ? 200 : 100;

    private static final List<String> MODULES = List.of("knowledge-base", "search-lucene", "example");

    /** What follows the answer to an upgrade belongs to its window, too: the old version has only just gone. */
    private static final Duration AFTERMATH = Duration.ofMillis(500);

    private static final Duration P99 = Duration.ofMillis(150);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private RunningDesk desk;
    private Client administrator;

    @BeforeEach
    void start() {
        // An ordinary run shares the machine with others: there requests may have to wait for a place, here they may
        // not.
        desk = WholeDesk.of(MODULES, SOAK ? Map.of() : Map.of("http.max-concurrent-requests", "512"));
        administrator = desk.administrator();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void modulesAreUpgradedUnderLoad() {
        DeskTraffic traffic = new DeskTraffic(administrator);
        warmUp(traffic);
        Map<String, List<Window>> windows = new LinkedHashMap<>();
        PacedLoad load = new PacedLoad(PER_SECOND, traffic.mix());
        long begin = System.nanoTime();
        try (load) {
            load.run(WARM_UP);
            for (String module : MODULES) {
                ArchiveCopy archive = ArchiveCopy.of(Distribution.plugin(module));
                List<Window> upgrades = windows.computeIfAbsent(module, id -> new ArrayList<>());
                for (int upgrade = 1; upgrade <= UPGRADES; upgrade++) {
                    byte[] next = archive.version("9." + upgrade + ".0").zip();
                    upgrades.add(upgrade(load, module, "9." + upgrade + ".0", next));
                    load.run(AFTERMATH);
                }
            }
        }
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        assertThat(load.answered() / seconds).as("requests a second").isGreaterThan(PER_SECOND * 0.8);
        report(load, windows);
        traffic.requireEveryArticleFound();
        System.out.println("Every one of " + traffic.articles() + " articles is found.");
        if (SOAK) {
            windows.forEach((module, upgrades) -> requireSwift(module, load.within(upgrades)));
        }
    }

    /**
     * One request after the other, so that a cold server is not overrun; before times count, until its compilers have little
     * left to do, which takes a slow machine several minutes.
     */
    private static void warmUp(DeskTraffic traffic) {
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        long begin = System.nanoTime();
        double compiling;
        do {
            long compiled = compilers.getTotalCompilationTime();
            long from = System.nanoTime();
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                traffic.mix().forEach(kind -> kind.request().get().expect(kind.status()));
            }
            long millis = Duration.ofNanos(System.nanoTime() - from).toMillis();
            compiling = (double) (compilers.getTotalCompilationTime() - compiled) / Math.max(1, millis);
            System.out.printf(
                    "Warming up: %.1f rounds a second, %.2f processors compile.%n",
                    WARM_UP_ROUNDS * 1000.0 / Math.max(1, millis), compiling);
        } while (SOAK && compiling > COMPILED && System.nanoTime() - begin < LONGEST_WARM_UP.toNanos());
    }

    private Window upgrade(PacedLoad load, String module, String version, byte[] archive) {
        long from = System.nanoTime();
        Answer answer = administrator.send("POST", "/plugins", "application/zip", archive);
        answer.expect(200);
        assertThat(answer.field("version")).as(module).isEqualTo(version);
        assertThat(answer.field("state")).as(module).isEqualTo("enabled");
        load.run(AFTERMATH);
        return new Window(from, System.nanoTime());
    }

    private static void requireSwift(String module, List<Sample> samples) {
        assertThat(PacedLoad.percentile(samples, 99))
                .as("p99 while %s is upgraded", module)
                .isLessThanOrEqualTo(P99);
        assertThat(PacedLoad.percentile(samples, 100))
                .as("the slowest while %s is upgraded", module)
                .isLessThanOrEqualTo(LONGEST);
    }

    private static void report(PacedLoad load, Map<String, List<Window>> windows) {
        windows.forEach((module, upgrades) -> {
            Duration longest = upgrades.stream()
                    .map(window -> Duration.ofNanos(window.to() - window.from()))
                    .max(Duration::compareTo)
                    .orElseThrow();
            Duration worst = upgrades.stream()
                    .map(window -> PacedLoad.percentile(load.within(List.of(window)), 99))
                    .max(Duration::compareTo)
                    .orElseThrow();
            System.out.println("While " + module + " was upgraded " + upgrades.size() + " times: "
                    + PacedLoad.figures(load.within(upgrades)) + "; worst p99 of one window "
                    + PacedLoad.millis(worst) + ", longest window " + PacedLoad.millis(longest) + "; p99 by kind: "
                    + PacedLoad.byKind(load.within(upgrades)));
        });
    }
}
