package switchboard.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.api.search.ItemVersion;

class SearchFollowerTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final MemoryDesk desk = new MemoryDesk();
    private final MemoryEngine.Store store = new MemoryEngine.Store();
    private final SearchProviders providers = new SearchProviders();
    private final SearchFollower follower = new SearchFollower(
            providers,
            desk,
            desk.newest,
            new LanguageDetector(),
            Clock.systemUTC(),
            Thread.ofVirtual().factory());
    private final SearchComparer comparer = new SearchComparer(providers, follower, Clock.systemUTC());
    private MemoryEngine engine = new MemoryEngine(store);

    @BeforeEach
    void follow() {
        follower.start();
    }

    @AfterEach
    void stop() {
        follower.close();
    }

    private void publish() {
        providers.publishEngine("engine", engine);
        providers.startWriting();
    }

    private void caughtUp() {
        try {
            assertThat(follower.awaitCaughtUp(LONGEST)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private void assertEqual() throws InterruptedException {
        caughtUp();
        assertThat(comparer.compare(1_000_000)).satisfies(found -> {
            assertThat(found.complete()).isTrue();
            assertThat(found.equal()).as("%s", found).isTrue();
        });
    }

    @Test
    void fillsAnEmptyIndexAndFollowsTheJournal() throws InterruptedException {
        for (int number = 0; number < 1_700; number++) {
            desk.write("ticket", "t%05d".formatted(number), "title");
        }
        providers.setSources("core", List.of(desk.source("ticket")));
        publish();
        assertEqual();
        assertThat(comparer.last().orElseThrow().types().get("ticket").inIndex())
                .isEqualTo(1_700);
        desk.write("ticket", "new", "title");
        desk.write("ticket", "t00007", "other");
        desk.remove("ticket", "t00009");
        assertEqual();
        assertThat(engine.rebuilds).isEqualTo(1);
    }

    @Test
    void goesOnFromWhatWasDurableAfterACrash() throws InterruptedException {
        providers.setSources("core", List.of(desk.source("ticket")));
        publish();
        desk.write("ticket", "a", "durable");
        caughtUp();
        engine.commit();
        desk.write("ticket", "b", "lost");
        desk.remove("ticket", "a");
        caughtUp();
        providers.publishEngine("engine", null);
        providers.stopWriting();
        engine = new MemoryEngine(store);
        assertThat(engine.items("ticket", "", 10)).singleElement().satisfies(item -> assertThat(item.id())
                .isEqualTo("a"));
        publish();
        assertEqual();
        assertThat(engine.rebuilds).isZero();
    }

    @Test
    void indexesASourceThatComesLaterAlone() throws InterruptedException {
        desk.write("ticket", "t", "ticket");
        desk.write("article", "a", "article");
        providers.setSources("core", List.of(desk.source("ticket")));
        publish();
        assertEqual();
        assertThat(engine.items("article", "", 10)).isEmpty();
        providers.setSources("knowledge-base", List.of(desk.source("article")));
        assertEqual();
        assertThat(engine.items("article", "", 10)).hasSize(1);
        assertThat(engine.rebuilds).isEqualTo(1);
        providers.setSources("knowledge-base", List.of());
        desk.write("article", "b", "written while it was away");
        desk.write("ticket", "u", "ticket");
        caughtUp();
        providers.setSources("knowledge-base", List.of(desk.source("article")));
        assertEqual();
        assertThat(engine.items("article", "", 10)).hasSize(2);
        assertThat(engine.rebuilds).isEqualTo(1);
    }

    @Test
    void forgetsWhatWasPurgedWhileTheSourceWasAway() throws InterruptedException {
        desk.write("ticket", "t", "ticket");
        desk.write("article", "a", "secret");
        providers.setSources("core", List.of(desk.source("ticket")));
        providers.setSources("knowledge-base", List.of(desk.source("article")));
        publish();
        assertEqual();
        providers.setSources("knowledge-base", List.of());
        desk.purge("knowledge-base", "article");
        desk.write("article", "b", "of the plugin installed again");
        providers.setSources("knowledge-base", List.of(desk.source("article")));
        assertEqual();
        assertThat(engine.items("article", "", 10)).extracting(ItemVersion::id).containsExactly("b");
        assertThat(engine.items("ticket", "", 10)).hasSize(1);
        assertThat(engine.rebuilds).isEqualTo(1);
    }

    @Test
    void aBrokenSourceHoldsUpNoOther() throws InterruptedException {
        MemoryDesk.Source broken = desk.source("article");
        providers.setSources("core", List.of(desk.source("ticket")));
        providers.setSources("knowledge-base", List.of(broken));
        publish();
        assertEqual();
        broken.broken = true;
        desk.write("article", "a", "article");
        desk.write("ticket", "t", "ticket");
        await().atMost(LONGEST).until(() -> engine.items("ticket", "", 10).size() == 1);
        assertThat(follower.state().types().get("article").phase()).isEqualTo("failing");
        assertThat(follower.state().types().get("ticket").phase()).isEqualTo("following");
        broken.broken = false;
        assertEqual();
    }

    @Test
    void aSourceBrokenFromTheStartDoesNotPreventTheOthers() throws InterruptedException {
        desk.write("ticket", "t", "ticket");
        desk.write("article", "a", "article");
        MemoryDesk.Source broken = desk.source("article");
        broken.broken = true;
        providers.setSources("core", List.of(broken, desk.source("ticket")));
        publish();
        await().atMost(LONGEST).until(() -> engine.items("ticket", "", 10).size() == 1);
        broken.broken = false;
        assertEqual();
    }

    @Test
    void rebuildsWhenTheDatabaseIsOlderThanTheIndex() throws InterruptedException {
        providers.setSources("core", List.of(desk.source("ticket")));
        publish();
        desk.write("ticket", "a", "before");
        desk.write("ticket", "b", "before");
        caughtUp();
        engine.commit();
        providers.stopWriting();
        desk.restore();
        desk.write("ticket", "c", "after");
        engine = new MemoryEngine(store);
        publish();
        assertEqual();
        assertThat(engine.items("ticket", "", 10)).singleElement().satisfies(item -> assertThat(item.id())
                .isEqualTo("c"));
    }

    @Test
    void rebuildsAnOutdatedIndexWhileItStaysInUse() throws InterruptedException {
        providers.setSources("core", List.of(desk.source("ticket")));
        desk.write("ticket", "a", "title");
        publish();
        assertEqual();
        engine.commit();
        providers.stopWriting();
        engine = new MemoryEngine(store);
        engine.outdated = true;
        publish();
        desk.write("ticket", "b", "title");
        await().atMost(LONGEST).until(() -> engine.rebuilds == 1 && !engine.outdated);
        assertEqual();
    }

    @Test
    void handsOverWithNothingMissingInBetween() throws InterruptedException {
        providers.setSources("core", List.of(desk.source("ticket")));
        publish();
        desk.write("ticket", "a", "title");
        caughtUp();
        MemoryEngine old = engine;
        MemoryEngine fresh = new MemoryEngine(store);
        providers.publishEngine("engine", fresh);
        assertThat(fresh.items("ticket", "", 10)).hasSize(1);
        desk.write("ticket", "b", "title");
        await().atMost(LONGEST).until(() -> fresh.items("ticket", "", 10).size() == 2);
        providers.stopWriting();
        desk.write("ticket", "c", "title");
        old.commit();
        fresh.refresh();
        providers.startWriting();
        engine = fresh;
        assertEqual();
        assertThat(fresh.items("ticket", "", 10)).hasSize(3);
        assertThat(old.items("ticket", "", 10)).hasSize(2);
    }

    @Test
    void goesOnAfterTheEngineFailed() throws InterruptedException {
        providers.setSources("core", List.of(desk.source("ticket")));
        publish();
        desk.write("ticket", "a", "title");
        caughtUp();
        engine.failures = 2;
        desk.write("ticket", "b", "title");
        assertEqual();
        assertThat(engine.items("ticket", "", 10)).hasSize(2);
    }

    @Test
    void staysEqualUnderRandomWritingAndCrashing() throws InterruptedException {
        long seed = 20261121;
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        providers.setSources("core", List.of(desk.source("ticket"), desk.source("article")));
        publish();
        for (int round = 0; round < 30; round++) {
            for (int write = random.nextInt(200); write > 0; write--) {
                String type = random.nextBoolean() ? "ticket" : "article";
                String id = "i" + random.nextInt(150);
                if (random.nextInt(5) == 0) {
                    desk.remove(type, id);
                } else {
                    desk.write(type, id, "title " + round);
                }
            }
            if (random.nextInt(3) == 0) {
                caughtUp();
                engine.commit();
            }
            if (random.nextInt(3) == 0) {
                providers.publishEngine("engine", null);
                providers.stopWriting();
                engine = new MemoryEngine(store);
                publish();
            }
        }
        assertEqual();
    }

    @Test
    void theComparerNamesEveryDifference() throws InterruptedException {
        providers.setSources("core", List.of(desk.source("ticket")));
        publish();
        for (String id : List.of("a", "b", "c")) {
            desk.write("ticket", id, "title");
        }
        caughtUp();
        providers.stopWriting();
        MemoryDesk elsewhere = new MemoryDesk();
        elsewhere.write("ticket", "b", "one");
        elsewhere.write("ticket", "b", "two");
        elsewhere.write("ticket", "c", "title");
        elsewhere.write("ticket", "d", "title");
        providers.setSources("core", List.of(elsewhere.source("ticket")));
        SearchComparer patient = new SearchComparer(
                providers,
                new SearchFollower(
                        providers,
                        new MemoryDesk(),
                        new MemoryDesk().newest,
                        new LanguageDetector(),
                        Clock.systemUTC(),
                        Thread.ofVirtual().factory()),
                Clock.systemUTC(),
                Duration.ofMillis(20));
        SearchComparer.TypeComparison found = patient.compare(100).types().get("ticket");
        assertThat(found.missing()).containsExactly("d");
        assertThat(found.extra()).containsExactly("a");
        assertThat(found.stale()).containsExactly("b");
        assertThat(found.different()).isEqualTo(3);
    }
}
