package switchboard.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * A plugin is upgraded while people work with it: no request fails, nothing that was written is lost, and nothing of a
 * closed version stays in memory. The versions differ in nothing but their number.
 */
public abstract class HotReloadContract extends PluginContract {

    private static final boolean SOAK = Boolean.getBoolean("switchboard.soak");
    private static final int UPGRADES = SOAK ? 20 : 3;
    private static final int CYCLES = SOAK ? 50 : 10;
    private static final int CALLERS = 4;

    private RunningDesk desk;
    private int minor;

    @BeforeAll
    final void startDesk() {
        desk = start("1.0.0");
    }

    @AfterAll
    final void stopDesk() {
        desk.close();
    }

    private void upgrade() {
        upgrade(desk, "1." + ++minor + ".0");
    }

    @Test
    final void upgradesUnderLoadFailNoRequestAndLoseNothing() throws Exception {
        Client client = writer(desk);
        Queue<String> written = new ConcurrentLinkedQueue<>();
        AtomicInteger number = new AtomicInteger();
        AtomicBoolean going = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.add(threads.submit(() -> {
                    while (going.get()) {
                        String path = write(client, "Written under load " + number.incrementAndGet());
                        client.get(path).expect(200);
                        written.add(path);
                    }
                }));
            }
            try {
                for (int upgrade = 0; upgrade < UPGRADES; upgrade++) {
                    upgrade();
                    int before = written.size();
                    // A version that nobody used proves nothing.
                    await().atMost(Duration.ofSeconds(30))
                            .until(() -> written.size() > before + CALLERS
                                    || callers.stream().anyMatch(Future::isDone));
                }
            } finally {
                going.set(false);
            }
            for (Future<?> caller : callers) {
                caller.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(written).hasSizeGreaterThan(UPGRADES * CALLERS);
        written.forEach(path -> client.get(path).expect(200));
    }

    @Test
    final void nothingOfAClosedVersionStaysBehind() {
        Client client = writer(desk);
        double before = loaders();
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            client.get(write(client, "Cycle " + cycle)).expect(200);
            upgrade();
        }
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> {
                    System.gc();
                    // The JDK remembers the type of the last record it compared, softly: one may stay until memory is
                    // short, however many upgrades there were.
                    assertThat(loaders()).isLessThanOrEqualTo(before + 1);
                });
    }

    private double loaders() {
        return desk.administrator()
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("plugin_loaders "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findAny()
                .orElseThrow(() -> new AssertionError("There is no metric plugin_loaders"));
    }
}
