package switchboard.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchHit;
import switchboard.api.search.SearchQuery;
import switchboard.api.search.SearchResult;

/** What every search engine must do, whatever it is made of. Tests end by themselves; nothing in them waits. */
public interface SearchEngineContract {

    /** Everything may be found, internal text too. */
    SearchFilter EVERYTHING = new SearchFilter(true, Set.of(), true, Set.of());

    /** Only open text with this audience. */
    static SearchFilter only(String... tokens) {
        return new SearchFilter(false, Set.of(tokens), false, Set.of());
    }

    /** A generation of the engine on this folder, started, not yet taken over. */
    SearchEngineHandle start(Path folder) throws Exception;

    /** An item that everyone finds. */
    static SearchDocument item(String id, long version, String language, String title, String body) {
        return new SearchDocument(id, version, language, null, title, body, "", Set.of("public"), Set.of(), Map.of());
    }

    static SearchBatch batch(String type, SearchDocument... documents) {
        return new SearchBatch(type, List.of(documents), List.of());
    }

    static SearchQuery query(String text, Map<String, SearchFilter> filters) {
        return new SearchQuery(text, null, filters, Map.of(), 2, 50, null, true);
    }

    static List<String> ids(SearchEngine engine, String text, Map<String, SearchFilter> filters) {
        return engine.search(query(text, filters)).hits().stream()
                .map(SearchHit::id)
                .toList();
    }

    static List<String> ids(SearchEngine engine, String text) {
        return ids(engine, text, Map.of("article", EVERYTHING, "ticket", EVERYTHING));
    }

    @Test
    default void finds_at_once_what_was_applied(@TempDir Path folder) throws Exception {
        try (SearchEngineHandle handle = taken(folder)) {
            SearchEngine engine = handle.engine();
            engine.apply(List.of(batch("article", item("a", 1, "en", "Printer jam", "Open the tray."))), 1);
            assertThat(ids(engine, "printer")).containsExactly("a");
            engine.apply(List.of(batch("article", item("a", 2, "en", "Scanner", "Lift the lid."))), 2);
            assertThat(ids(engine, "printer")).isEmpty();
            assertThat(ids(engine, "scanner")).containsExactly("a");
            engine.apply(List.of(new SearchBatch("article", List.of(), List.of("a"))), 3);
            assertThat(ids(engine, "scanner")).isEmpty();
        }
    }

    @Test
    default void answers_empty_before_there_is_an_index(@TempDir Path folder) throws Exception {
        try (SearchEngineHandle handle = start(folder)) {
            assertThat(ids(handle.engine(), "anything")).isEmpty();
            assertThat(handle.engine().positions()).isEmpty();
            assertThat(handle.engine().items("article", "", 10)).isEmpty();
        }
    }

    @Test
    default void keeps_what_it_committed_and_forgets_the_rest_together_with_its_position(@TempDir Path folder)
            throws Exception {
        try (SearchEngineHandle handle = taken(folder)) {
            handle.engine().apply(List.of(batch("article", item("a", 1, "en", "Kept", ""))), 7);
            handle.engine().commit();
            handle.engine().apply(List.of(batch("article", item("b", 1, "en", "Lost", ""))), 8);
        }
        try (SearchEngineHandle handle = taken(folder)) {
            SearchEngine engine = handle.engine();
            long position = engine.positions().get("article");
            Set<String> expected = position == 7 ? Set.of("a") : Set.of("a", "b");
            assertThat(position).isBetween(7L, 8L);
            assertThat(engine.items("article", "", 10).stream().map(ItemVersion::id))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    default void names_no_position_for_a_type_that_is_not_complete(@TempDir Path folder) throws Exception {
        try (SearchEngineHandle handle = taken(folder)) {
            SearchEngine engine = handle.engine();
            engine.apply(List.of(batch("ticket", item("t", 1, "en", "Whole", ""))), 5);
            engine.apply(List.of(batch("article", item("a", 1, "en", "Half", ""))), -1);
            engine.commit();
            assertThat(engine.positions()).containsExactly(Map.entry("ticket", 5L));
            assertThat(ids(engine, "half")).containsExactly("a");
            engine.apply(List.of(batch("article")), 4);
            engine.commit();
            assertThat(engine.positions()).containsOnly(Map.entry("ticket", 5L), Map.entry("article", 4L));
        }
    }

    @Test
    default void hands_over_without_losing_anything(@TempDir Path folder) throws Exception {
        SearchEngineHandle old = taken(folder);
        old.engine().apply(List.of(batch("article", item("a", 1, "en", "First", ""))), 1);
        old.engine().commit();
        try (SearchEngineHandle fresh = start(folder)) {
            assertThat(ids(fresh.engine(), "first")).containsExactly("a");
            old.engine().apply(List.of(batch("article", item("b", 1, "en", "Second", ""))), 2);
            old.engine().commit();
            fresh.engine().refresh();
            assertThat(ids(fresh.engine(), "second")).containsExactly("b");
            old.engine().apply(List.of(batch("article", item("c", 1, "en", "Third", ""))), 3);
            old.quiesce();
            assertThat(ids(old.engine(), "third")).containsExactly("c");
            fresh.takeOver();
            assertThat(ids(fresh.engine(), "third")).containsExactly("c");
            assertThat(fresh.engine().positions()).containsExactly(Map.entry("article", 3L));
            old.close();
            fresh.engine().apply(List.of(batch("article", item("d", 1, "en", "Fourth", ""))), 4);
            assertThat(ids(fresh.engine(), "fourth")).containsExactly("d");
        }
    }

    @Test
    default void rebuilds_beside_the_live_index_and_switches_at_once(@TempDir Path folder) throws Exception {
        try (SearchEngineHandle handle = taken(folder)) {
            SearchEngine engine = handle.engine();
            engine.apply(List.of(batch("article", item("old", 1, "en", "Printer", ""))), 1);
            try (SearchEngine.Rebuild rebuild = engine.rebuild()) {
                rebuild.add(batch("article", item("new", 1, "en", "Printer", "")));
                rebuild.add(batch("article", item("gone", 1, "en", "Printer", "")));
                rebuild.add(new SearchBatch("article", List.of(), List.of("gone")));
                rebuild.add(batch("ticket"));
                engine.apply(List.of(batch("article", item("meanwhile", 1, "en", "Printer", ""))), 2);
                assertThat(ids(engine, "printer")).containsExactlyInAnyOrder("old", "meanwhile");
                rebuild.publish(9);
            }
            assertThat(ids(engine, "printer")).containsExactly("new");
            assertThat(engine.positions()).containsOnly(Map.entry("article", 9L), Map.entry("ticket", 9L));
            engine.apply(List.of(batch("article", item("after", 1, "en", "Printer", ""))), 10);
            assertThat(ids(engine, "printer")).containsExactlyInAnyOrder("new", "after");
        }
        try (SearchEngineHandle again = start(folder)) {
            assertThat(ids(again.engine(), "printer")).contains("new").doesNotContain("old");
        }
    }

    @Test
    default void drops_a_rebuild_that_was_not_published(@TempDir Path folder) throws Exception {
        try (SearchEngineHandle handle = taken(folder)) {
            SearchEngine engine = handle.engine();
            engine.apply(List.of(batch("article", item("a", 1, "en", "Printer", ""))), 1);
            try (SearchEngine.Rebuild rebuild = engine.rebuild()) {
                rebuild.add(batch("article", item("b", 1, "en", "Printer", "")));
            }
            assertThat(ids(engine, "printer")).containsExactly("a");
        }
    }

    @Test
    default void walks_items_in_order_of_id_with_their_versions(@TempDir Path folder) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(7);
        Map<String, Long> expected = new TreeMap<>();
        try (SearchEngineHandle handle = taken(folder)) {
            SearchEngine engine = handle.engine();
            for (int change = 1; change <= 300; change++) {
                String id = Integer.toHexString(random.nextInt(100));
                if (random.nextInt(4) == 0) {
                    engine.apply(List.of(new SearchBatch("article", List.of(), List.of(id))), change);
                    expected.remove(id);
                } else {
                    engine.apply(
                            List.of(batch("article", item(id, change, "en", "Title", "")), batch("articles")), change);
                    expected.put(id, (long) change);
                }
            }
            List<ItemVersion> walked = new ArrayList<>();
            List<ItemVersion> page = engine.items("article", "", 7);
            while (!page.isEmpty()) {
                walked.addAll(page);
                page = engine.items("article", page.getLast().id(), 7);
            }
            assertThat(walked)
                    .isEqualTo(expected.entrySet().stream()
                            .map(entry -> new ItemVersion(entry.getKey(), entry.getValue()))
                            .toList());
        }
    }

    @Test
    default void shows_each_caller_just_what_the_filter_lets_through(@TempDir Path folder) throws Exception {
        long seed = 20261120;
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        List<SearchDocument> items = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            items.add(new SearchDocument(
                    "i" + number,
                    1,
                    "en",
                    null,
                    "Printer " + number,
                    "open text",
                    "secretnote",
                    tokens(random),
                    tokens(random),
                    Map.of("shelf", Set.of("s" + number % 3))));
        }
        try (SearchEngineHandle handle = taken(folder)) {
            SearchEngine engine = handle.engine();
            engine.apply(List.of(new SearchBatch("article", items, List.of())), 1);
            for (int round = 0; round < 100; round++) {
                SearchFilter filter = new SearchFilter(
                        random.nextInt(8) == 0, tokens(random), random.nextInt(8) == 0, tokens(random));
                Map<String, SearchFilter> filters = Map.of("article", filter);
                Set<String> open = new HashSet<>();
                Set<String> notes = new HashSet<>();
                for (SearchDocument item : items) {
                    boolean visible = filter.everything() || shares(item.audience(), filter.tokens());
                    boolean internal =
                            filter.internalEverything() || shares(item.internalAudience(), filter.internalTokens());
                    if (visible) {
                        open.add(item.id());
                    }
                    if (visible && internal) {
                        notes.add(item.id());
                    }
                }
                assertThat(all(engine, "printer", filters))
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(open);
                assertThat(all(engine, "secretnote", filters))
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(notes);
                assertThat(all(engine, "\"secretnote\"", filters)).isEqualTo(notes);
            }
        }
    }

    private static Set<String> tokens(RandomGenerator random) {
        Set<String> tokens = new HashSet<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            tokens.add("token:" + random.nextInt(6));
        }
        return tokens;
    }

    private static boolean shares(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    private static Set<String> all(SearchEngine engine, String text, Map<String, SearchFilter> filters) {
        SearchResult result = engine.search(new SearchQuery(text, "en", filters, Map.of(), 2, 1_000, null, true));
        Set<String> ids = new HashSet<>();
        for (SearchHit hit : result.hits()) {
            ids.add(hit.id());
        }
        return ids;
    }

    @Test
    default void pages_through_every_hit_once(@TempDir Path folder) throws Exception {
        List<SearchDocument> items = new ArrayList<>();
        for (int number = 0; number < 95; number++) {
            items.add(item("i" + number, 1, "en", "Printer", "printer ".repeat(number % 5)));
        }
        try (SearchEngineHandle handle = taken(folder)) {
            SearchEngine engine = handle.engine();
            engine.apply(List.of(new SearchBatch("article", items, List.of())), 1);
            List<String> walked = new ArrayList<>();
            String cursor = null;
            Map<String, Integer> pages = new HashMap<>();
            do {
                SearchResult page = engine.search(new SearchQuery(
                        "printer", "en", Map.of("article", EVERYTHING), Map.of(), 2, 10, cursor, false));
                page.hits().forEach(hit -> walked.add(hit.id()));
                cursor = page.next();
                pages.merge("pages", 1, Integer::sum);
            } while (cursor != null && pages.get("pages") < 20);
            assertThat(walked).hasSize(95).doesNotHaveDuplicates();
            assertThat(walked)
                    .isEqualTo(engine
                            .search(new SearchQuery(
                                    "printer", "en", Map.of("article", EVERYTHING), Map.of(), 2, 1_000, null, false))
                            .hits()
                            .stream()
                            .map(SearchHit::id)
                            .toList());
        }
    }

    @Test
    default void filters_by_keywords(@TempDir Path folder) throws Exception {
        try (SearchEngineHandle handle = taken(folder)) {
            SearchEngine engine = handle.engine();
            for (String shelf : List.of("red", "green", "blue")) {
                SearchDocument item = new SearchDocument(
                        shelf, 1, "en", null, "Printer", "", "", Set.of(), Set.of(), Map.of("shelf", Set.of(shelf)));
                engine.apply(List.of(batch("article", item)), 1);
            }
            SearchResult found = engine.search(new SearchQuery(
                    "printer",
                    null,
                    Map.of("article", EVERYTHING),
                    Map.of("shelf", Set.of("red", "blue")),
                    2,
                    10,
                    null,
                    false));
            assertThat(found.hits()).extracting(SearchHit::id).containsExactlyInAnyOrder("red", "blue");
            assertThat(found.hits().getFirst().keywords()).containsKey("shelf");
        }
    }

    @Test
    default void no_text_is_an_error(@TempDir Path folder) throws Exception {
        long seed = 4711;
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        try (SearchEngineHandle handle = taken(folder)) {
            SearchEngine engine = handle.engine();
            engine.apply(
                    List.of(batch("article", item("a", 1, "en", "Printer (3) + AND", "title:x \"quoted\" *?~"))), 1);
            List<String> texts = new ArrayList<>(List.of(
                    "\"",
                    "\"\"",
                    "\" \"",
                    "((((",
                    "a AND",
                    "NOT",
                    "+-&&||!(){}[]^\"~*?:\\/",
                    "title:",
                    "[a TO",
                    "*",
                    "?*",
                    "a~99999",
                    "^",
                    "\\",
                    "\u0000",
                    "\ud800",
                    "\udc00\ud800",
                    "<script>alert(1)</script>",
                    "' OR 1=1 --",
                    "a".repeat(2_000),
                    "a ".repeat(1_000),
                    "\"a\" ".repeat(500),
                    "漢".repeat(2_000),
                    "\u0301".repeat(2_000)));
            for (int round = 0; round < 200; round++) {
                texts.add(hostile(random));
            }
            for (String text : texts) {
                SearchResult found = engine.search(query(text, Map.of("article", EVERYTHING)));
                assertThat(found.hits()).as("seed %d: %s", seed, text).hasSizeBetween(0, 1);
            }
        }
    }

    private static String hostile(RandomGenerator random) {
        int length = random.nextInt(1, 2_000);
        String odd = "+-&|!(){}[]^\"~*?:\\/ \t\n\"“”„«»'<>";
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(odd.charAt(random.nextInt(odd.length())));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.appendCodePoint(random.nextInt(0x110000));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.substring(0, length);
    }

    @Test
    default void a_snippet_is_escaped_but_for_its_marks(@TempDir Path folder) throws Exception {
        String evil = "<img src=x onerror=alert(1)> printer </mark><script>\"'&amp; ";
        try (SearchEngineHandle handle = taken(folder)) {
            SearchEngine engine = handle.engine();
            engine.apply(List.of(batch("article", item("a", 1, "en", evil, evil.repeat(20)))), 1);
            for (String text : List.of("printer", "script", "img", "mark", "\"script\"", "amp onerror")) {
                List<SearchHit> hits = engine.search(query(text, Map.of("article", EVERYTHING)))
                        .hits();
                assertThat(hits).as(text).hasSize(1);
                String snippet = hits.getFirst().snippet();
                assertThat(snippet).as(text).contains("<mark>");
                assertThat(snippet.replace("<mark>", "").replace("</mark>", ""))
                        .as(text)
                        .doesNotContain("<")
                        .doesNotContain(">")
                        .doesNotContain("\"")
                        .doesNotContain("'");
            }
        }
    }

    @Test
    default void a_snippet_never_shows_internal_text_to_those_without_it(@TempDir Path folder) throws Exception {
        SearchDocument ticket = new SearchDocument(
                "t",
                1,
                "en",
                "SD-7",
                "Printer",
                "The tray is open.",
                "The password is swordfish.",
                Set.of("own"),
                Set.of("agents"),
                Map.of());
        try (SearchEngineHandle handle = taken(folder)) {
            SearchEngine engine = handle.engine();
            engine.apply(List.of(batch("ticket", ticket)), 1);
            Map<String, SearchFilter> requester = Map.of("ticket", only("own"));
            Map<String, SearchFilter> agent =
                    Map.of("ticket", new SearchFilter(false, Set.of("own"), false, Set.of("agents")));
            assertThat(ids(engine, "swordfish", requester)).isEmpty();
            assertThat(engine.search(query("swordfish", agent))
                            .hits()
                            .getFirst()
                            .snippet())
                    .contains("<mark>swordfish</mark>");
            assertThat(engine.search(query("printer swordfish", requester)).hits())
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.snippet()).doesNotContain("swordfish"));
            assertThat(engine.search(query("SD-7", requester)).hits().getFirst().number())
                    .isEqualTo("SD-7");
        }
    }

    private SearchEngineHandle taken(Path folder) throws Exception {
        SearchEngineHandle handle = start(folder);
        handle.takeOver();
        return handle;
    }
}
