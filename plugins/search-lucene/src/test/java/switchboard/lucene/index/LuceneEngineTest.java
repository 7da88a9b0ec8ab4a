package switchboard.lucene.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static switchboard.testkit.contracts.SearchEngineContract.batch;
import static switchboard.testkit.contracts.SearchEngineContract.ids;
import static switchboard.testkit.contracts.SearchEngineContract.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchQuery;
import switchboard.testkit.contracts.SearchEngineContract;

class LuceneEngineTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    /** A journal of changes: crash anywhere, replay from the position that the index speaks of, and it is equal. */
    @Test
    void replayAfterACrashIsExact() throws IOException {
        long seed = 99;
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        List<SearchBatch> journal = new ArrayList<>();
        Map<String, Long> expected = new TreeMap<>();
        TestEngine engine = TestEngine.taken(folder);
        for (int round = 0; round < 25; round++) {
            for (int change = random.nextInt(1, 60); change > 0; change--) {
                String id = "i" + random.nextInt(80);
                long position = journal.size() + 1L;
                boolean remove = random.nextInt(4) == 0;
                SearchBatch batch = remove
                        ? new SearchBatch("article", List.of(), List.of(id))
                        : batch("article", item(id, position, "sv", "Titel " + id, "Text " + position));
                journal.add(batch);
                if (remove) {
                    expected.remove(id);
                } else {
                    expected.put(id, position);
                }
                engine.engine().apply(List.of(batch), position);
                if (random.nextInt(15) == 0) {
                    engine.engine().commit();
                }
            }
            engine.close();
            engine = TestEngine.taken(folder);
            long durable = engine.engine().positions().getOrDefault("article", 0L);
            for (int position = (int) durable; position < journal.size(); position++) {
                engine.engine().apply(List.of(journal.get(position)), position + 1L);
            }
            assertThat(engine.engine().items("article", "", 1_000))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(expected.entrySet().stream()
                            .map(entry -> new ItemVersion(entry.getKey(), entry.getValue()))
                            .toList());
        }
        engine.close();
    }

    @Test
    void aDamagedIndexGivesWayToAnEmptyOne() throws IOException {
        try (TestEngine engine = TestEngine.taken(folder)) {
            engine.engine().apply(List.of(batch("article", item("a", 1, "en", "Title", ""))), 1);
            engine.engine().commit();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        try (TestEngine engine = TestEngine.taken(folder)) {
            assertThat(engine.engine().positions()).isEmpty();
            assertThat(ids(engine.engine(), "title")).isEmpty();
            engine.engine().apply(List.of(batch("article", item("a", 1, "en", "Title", ""))), 1);
            assertThat(ids(engine.engine(), "title")).containsExactly("a");
        }
    }

    @Test
    void aPointerToNowhereIsNoIndex() throws IOException {
        Files.writeString(folder.resolve("CURRENT"), "../../elsewhere\n");
        try (TestEngine engine = TestEngine.taken(folder)) {
            assertThat(engine.engine().positions()).isEmpty();
        }
    }

    @Test
    void anIndexOfAnotherAnalysisAnswersUntilItIsMadeAnew() throws IOException {
        try (TestEngine engine = TestEngine.taken(folder)) {
            engine.engine().apply(List.of(batch("article", item("a", 1, "en", "Printer", ""))), 4);
            engine.engine().commit();
            assertThat(engine.engine().outdated()).isFalse();
        }
        Files.move(folder.resolve("index-v1-1"), folder.resolve("index-v0-1"));
        Files.writeString(folder.resolve("CURRENT"), "index-v0-1\n");
        try (TestEngine handle = TestEngine.taken(folder)) {
            SearchEngine engine = handle.engine();
            assertThat(engine.outdated()).isTrue();
            assertThat(engine.positions()).containsEntry("article", 4L);
            assertThat(ids(engine, "printer")).containsExactly("a");
            try (SearchEngine.Rebuild rebuild = engine.rebuild()) {
                rebuild.add(batch("article", item("a", 2, "en", "Printer", "")));
                rebuild.publish(5);
            }
            assertThat(engine.outdated()).isFalse();
            assertThat(ids(engine, "printer")).containsExactly("a");
        }
        assertThat(folder.resolve("index-v0-1")).doesNotExist();
    }

    /** Searches without end while the index is rebuilt, and while one generation follows another: every one finds all. */
    @Test
    void noSearchFailsOrMissesWhileIndexesAndGenerationsChange() throws Exception {
        int items = 300;
        AtomicReference<TestEngine> published = new AtomicReference<>(TestEngine.taken(folder));
        List<SearchDocument> documents = new ArrayList<>();
        for (int number = 0; number < items; number++) {
            documents.add(item("i" + number, 1, "en", "Printer " + number, "Some text about it."));
        }
        SearchBatch all = new SearchBatch("article", documents, List.of());
        published.get().engine().apply(List.of(all), 1);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong searches = new AtomicLong();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> searchers = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            searchers.add(Thread.ofPlatform().daemon().start(() -> {
                while (!stop.get()) {
                    try {
                        assertThat(published.get().engine().items("article", "", 1_000))
                                .hasSize(items);
                        assertThat(ids(published.get().engine(), "printer 7")).contains("i7");
                        searches.incrementAndGet();
                    } catch (Throwable thrown) {
                        failure.compareAndSet(null, thrown);
                        return;
                    }
                }
            }));
        }
        List<TestEngine> old = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            LuceneEngine engine = published.get().engine();
            try (SearchEngine.Rebuild rebuild = engine.rebuild()) {
                rebuild.add(all);
                rebuild.publish(1);
            }
            TestEngine before = published.get();
            before.engine().commit();
            TestEngine fresh = TestEngine.started(folder);
            published.set(fresh);
            before.quiesce();
            fresh.takeOver();
            old.add(before);
        }
        long seen = searches.get();
        await().atMost(LONGEST).until(() -> searches.get() > seen + 20 || failure.get() != null);
        stop.set(true);
        for (Thread searcher : searchers) {
            assertThat(searcher.join(LONGEST)).isTrue();
        }
        for (TestEngine before : old) {
            before.close();
        }
        published.get().close();
        assertThat(failure.get()).isNull();
        assertThat(searches.get()).isGreaterThan(20);
    }

    @Test
    void oneHugeOrOddItemDoesNotStopTheOthers() throws IOException {
        try (TestEngine handle = TestEngine.taken(folder)) {
            LuceneEngine engine = handle.engine();
            String huge = "word ".repeat(400_000);
            String endless = "x".repeat(200_000);
            engine.apply(
                    List.of(batch(
                            "article",
                            item("huge", 1, "de", "t".repeat(50_000), huge),
                            item("endless", 1, "sv", endless, endless + " \ud800\u0000"),
                            item("han", 1, "zh", "漢".repeat(40_000), "漢".repeat(40_000)),
                            item("odd", 1, "not a tag!", "\u0000\uffff", ""),
                            item("fine", 1, "en", "Printer", ""))),
                    1);
            assertThat(ids(engine, "printer")).contains("fine");
            assertThat(ids(engine, "word")).contains("huge");
            assertThat(engine.items("article", "", 10)).hasSize(5);
        }
    }

    @Test
    void anyTextCanBeIndexedInAnyLanguageAndSearchedAgain() throws IOException {
        long seed = 31;
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        List<String> languages = List.of(
                "en", "sv", "de", "fr", "es", "it", "nl", "pt", "da", "no", "fi", "hu", "ru", "zh", "ja", "ko", "ar",
                "th", "el", "tr", "pl", "cs", "hi", "fa", "und");
        try (TestEngine handle = TestEngine.taken(folder)) {
            LuceneEngine engine = handle.engine();
            StringBuilder all = new StringBuilder();
            for (int round = 0; round < 300; round++) {
                String text = odd(random);
                all.append(text, 0, Math.min(30, text.length())).append(' ');
                engine.apply(
                        List.of(batch(
                                "article",
                                item("i" + round, 1, languages.get(round % languages.size()), "marker " + text, text))),
                        round + 1);
            }
            // Found by a word means that the text was taken, and not left out.
            assertThat(engine.search(new SearchQuery(
                                    "marker",
                                    null,
                                    Map.of("article", SearchEngineContract.EVERYTHING),
                                    Map.of(),
                                    2,
                                    1_000,
                                    null,
                                    true))
                            .hits())
                    .as("seed %d", seed)
                    .hasSize(300);
            for (int start = 0; start + 2_000 < all.length(); start += 500) {
                String text = all.substring(start, start + 2_000);
                assertThat(ids(engine, text)).as("seed %d at %d", seed, start).isNotEmpty();
            }
        }
    }

    private static String odd(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        String joints = " _-.,'’/@:0123456789\n";
        for (int length = random.nextInt(1, 400); length > 0; length--) {
            switch (random.nextInt(8)) {
                case 0 -> text.append(joints.charAt(random.nextInt(joints.length())));
                case 1 -> text.append((char) ('A' + random.nextInt(26)));
                case 2 -> text.appendCodePoint(random.nextInt(0x4e00, 0x9fff));
                case 3 -> text.appendCodePoint(random.nextInt(0x0400, 0x0500));
                case 4 -> text.append((char) random.nextInt(0x10000));
                case 5 -> text.appendCodePoint(random.nextInt(0x3040, 0x3100));
                case 6 -> text.appendCodePoint(random.nextInt(0x00c0, 0x0250));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }

    @Test
    void aNumberFindsItsItemFirst() throws IOException {
        try (TestEngine handle = TestEngine.taken(folder)) {
            LuceneEngine engine = handle.engine();
            SearchDocument numbered =
                    new SearchDocument("a", 1, "en", "SD-001234", "Printer", "", "", Set.of(), Set.of(), Map.of());
            engine.apply(
                    List.of(batch(
                            "ticket", numbered, item("b", 1, "en", "About 1234", "See SD-001234, 1234 and 1234."))),
                    1);
            assertThat(ids(engine, "SD-001234")).startsWith("a");
            assertThat(ids(engine, "sd-001234")).startsWith("a");
            assertThat(ids(engine, "#1234")).startsWith("a");
        }
    }
}
