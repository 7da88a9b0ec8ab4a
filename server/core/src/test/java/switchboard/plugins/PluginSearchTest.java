package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.api.search.Search;
import switchboard.search.LanguageDetector;
import switchboard.search.SearchService;

/** A search engine in a plugin: one at a time, and handed over so that only one generation writes. */
@Timeout(120)
class PluginSearchTest {

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

    /** Notes in a file of the plugin's folder what is asked of it, in order. */
    private static FixturePlugin engine(String id, String version) {
        return new FixturePlugin(id, version)
                .starting("note(\"start\");")
                .takingOver("note(\"takeOver\");")
                .quiescing("note(\"quiesce\");")
                .stopping("note(\"stop\");")
                .contributing("""
                        contributions.searchSource(() -> new SearchSource() {
                            public String type() { return "book"; }
                            public Set<String> eventTypes() { return Set.of(); }
                            public Collection<String> touchedBy(Event event) { return List.of(); }
                            public Map<String, SearchDocument> documents(Collection<String> ids) { return Map.of(); }
                            public List<ItemVersion> items(String after, int limit) { return List.of(); }
                            public SearchFilter visibleTo(Caller caller) { return new SearchFilter(true, Set.of(), false, Set.of()); }
                        });
                        contributions.searchEngine(() -> new SearchEngine() {
                            public SearchResult search(SearchQuery query) {
                                return new SearchResult(List.of(new SearchHit("book", "1", null, context.version(), "", null, 1f, Map.of())), null);
                            }
                            public Map<String, Long> positions() { return Map.of(); }
                            public boolean outdated() { return false; }
                            public void apply(List<SearchBatch> batches, long position) { note("apply"); }
                            public void commit() { note("commit"); }
                            public void refresh() { note("refresh"); }
                            public Rebuild rebuild() { throw new UnsupportedOperationException(); }
                            public List<ItemVersion> items(String type, String after, int limit) { return List.of(); }
                        });
                        """)
                .with("""
                        void note(String what) {
                            try {
                                java.nio.file.Files.writeString(context.dataFolder().resolve("notes"), what + " " + context.version() + "\\n",
                                    java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
                            } catch (java.io.IOException failure) { throw new java.io.UncheckedIOException(failure); }
                        }
                        """);
    }

    private String found() {
        SearchService service = new SearchService(desk.search, new LanguageDetector(), desk.reaches);
        return service.find(
                        new PluginCaller(null),
                        new Search.Request("x", null, java.util.Set.of("book"), Map.of(), 2, 10, null, false))
                .hits()
                .getFirst()
                .title();
    }

    @Test
    void engineIsHandedOverBeforeItsSuccessorTakesOver() throws Exception {
        desk.enable(engine("finder", "1.0.0"), "finder");
        assertThat(found()).isEqualTo("1.0.0");

        require(desk.upload(engine("finder", "1.1.0").zip()), 200);

        assertThat(found()).isEqualTo("1.1.0");
        List<String> notes = Files.readAllLines(folder.resolve("plugin-data/finder/notes"));
        assertThat(notes)
                .containsSubsequence(
                        "start 1.0.0",
                        "takeOver 1.0.0",
                        "start 1.1.0",
                        "quiesce 1.0.0",
                        "takeOver 1.1.0",
                        "stop 1.0.0");
    }

    @Test
    void thereIsOneEngineAtATime() {
        desk.enable(engine("finder", "1.0.0"), "finder");
        require(desk.upload(engine("seeker", "1.0.0").zip()), 201);

        assertThat(json(require(desk.post("plugins/seeker/enable"), 422)))
                .containsEntry("code", "plugin.enable_failed");
        assertThat((String) json(desk.get("plugins/seeker")).get("problem")).contains("finder");
        assertThat(found()).isEqualTo("1.0.0");
        require(desk.post("plugins/finder/disable"), 200);
        require(desk.post("plugins/seeker/enable"), 200);
        assertThat(found()).isEqualTo("1.0.0");
    }
}
