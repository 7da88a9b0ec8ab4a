package switchboard.knowledge.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import switchboard.api.access.Caller;
import switchboard.api.http.ImportLine;
import switchboard.api.http.ImportLines;
import switchboard.api.http.ImportReport;
import switchboard.api.http.Input;
import switchboard.knowledge.KnowledgeDesk;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArticleImportTest {

    private KnowledgeDesk desk;
    private Caller editor;
    private Caller agent;

    @BeforeAll
    void open() {
        desk = new KnowledgeDesk();
        editor = desk.caller(KnowledgeDesk.HOME, "knowledge_editor");
        agent = desk.caller(KnowledgeDesk.HOME, "agent");
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @BeforeEach
    void forget() {
        desk.forgetEvents();
    }

    @Test
    void theSameFileTwiceChangesNothing() throws Exception {
        List<Map<String, Object>> file = List.of(
                line("twice-1", "One", "body", "Body", "tags", List.of("b", "a"), "category", "Mail"),
                line("twice-2", "Two", "visibility", "roles", "roles", List.of("agent")),
                line("twice-3", "Three", "body", ""));
        assertThat(run(editor, file)).isEqualTo(new ImportReport(3, 0, 0, 0, List.of()));
        assertThat(desk.events()).hasSize(6);
        desk.forgetEvents();
        assertThat(run(editor, file)).isEqualTo(new ImportReport(0, 0, 3, 0, List.of()));
        assertThat(desk.events()).isEmpty();
        Article one = find("twice-1").article();
        assertThat(one.status()).isEqualTo(ArticleStatus.PUBLISHED);
        assertThat(one.visibility()).isEqualTo(Visibility.INTERNAL);
        assertThat(one.tags()).containsExactly("a", "b");
    }

    @Test
    void whatDiffersBecomesANewVersion() throws Exception {
        run(editor, List.of(line("new-1", "One", "body", "first"), line("new-2", "Two", "body", "same")));
        ImportReport report =
                run(editor, List.of(line("new-1", "One", "body", "second"), line("new-2", "Two", "body", "same")));
        assertThat(report).isEqualTo(new ImportReport(0, 1, 1, 0, List.of()));
        assertThat(find("new-1").content().number()).isEqualTo(2);
        assertThat(find("new-1").content().body()).isEqualTo("second");
        assertThat(find("new-2").content().number()).isEqualTo(1);
    }

    @Test
    void aLineWithoutABodyKeepsTheBody() throws Exception {
        run(editor, List.of(line("keep", "One", "body", "kept")));
        Map<String, Object> line = line("keep", "Renamed");
        assertThat(run(editor, List.of(line)).updated()).isEqualTo(1);
        assertThat(find("keep").content().title()).isEqualTo("Renamed");
        assertThat(find("keep").content().body()).isEqualTo("kept");
        assertThat(run(editor, List.of(line("keep", "Renamed", "body", ""))).updated())
                .isEqualTo(1);
        assertThat(find("keep").content().body()).isEmpty();
    }

    @Test
    void theLastOfTwoLinesWins() throws Exception {
        ImportReport report = run(editor, List.of(line("last", "One"), line("other", "x"), line("last", "Two")));
        assertThat(report).isEqualTo(new ImportReport(2, 1, 0, 0, List.of()));
        assertThat(find("last").content().title()).isEqualTo("Two");
        assertThat(run(editor, List.of(line("last", "Two"), line("last", "Two")))
                        .unchanged())
                .isEqualTo(2);
    }

    @Test
    void badLinesAreToldAndUndoNothing() throws Exception {
        List<ImportLine> lines = new ArrayList<>();
        lines.add(imported(1, line("good-1", "Good")));
        lines.add(new ImportLine(2, null, new ImportReport.LineError(2, "request.bad_json", "Not JSON.")));
        lines.add(imported(3, Map.of("title", "No external id")));
        lines.add(imported(4, Map.of("externalId", "bad-1")));
        lines.add(imported(6, line("bad-2", "x", "status", "live", "nonsense", 1)));
        lines.add(imported(7, line("bad-3", "x", "language", "not a language")));
        lines.add(imported(8, line("bad-4", "x", "owner", "nobody@example.org")));
        lines.add(imported(9, line("bad-5", "x", "organization", "Other")));
        lines.add(imported(10, line("bad-6", "x", "visibility", "roles")));
        lines.add(imported(11, line("bad-7", "x", "body", "x".repeat(500_001))));
        lines.add(imported(12, line("bad-8", "x", "translationOf", "nowhere")));
        lines.add(imported(13, line("good-2", "Good", "translationOf", "good-1", "language", "sv")));
        ImportReport report = run(editor, lines.iterator());
        assertThat(report.created()).isEqualTo(2);
        assertThat(report.failed()).isEqualTo(10);
        assertThat(report.errors())
                .extracting(ImportReport.LineError::line)
                .containsExactly(2L, 3L, 4L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(report.errors())
                .extracting(ImportReport.LineError::code)
                .containsExactly(
                        "request.bad_json",
                        "input.invalid",
                        "input.invalid",
                        "input.invalid",
                        "input.invalid",
                        "input.invalid",
                        "access.forbidden",
                        "input.invalid",
                        "input.invalid",
                        "input.invalid");
        assertThat(report.errors().get(3).detail()).contains("status", "nonsense");
        assertThat(find("good-2").article().translationOf())
                .isEqualTo(find("good-1").article().id());
    }

    @Test
    void whoMayNotImportOrPublishIsToldSo() throws Exception {
        assertThat(run(agent, List.of(line("agent", "x"))).errors())
                .extracting(ImportReport.LineError::code)
                .containsExactly("access.forbidden");
        Caller importer = desk.caller(
                new UUID(9, 2),
                KnowledgeDesk.HOME,
                java.util.Set.of(),
                Map.of("article:import", switchboard.api.access.Reach.ALL));
        assertThat(run(importer, List.of(line("importer-1", "x"))).failed()).isEqualTo(1);
        assertThat(run(importer, List.of(line("importer-2", "x", "status", "draft")))
                        .created())
                .isEqualTo(1);
    }

    @Test
    void whatWasArchivedHereStaysArchivedUnlessTheFileSaysOtherwise() throws Exception {
        run(editor, List.of(line("archived", "x")));
        UUID id = find("archived").article().id();
        desk.articles().change(editor, id, null, patch(Map.of("status", "archived")));
        assertThat(run(editor, List.of(line("archived", "x"))).unchanged()).isEqualTo(1);
        assertThat(run(editor, List.of(line("archived", "x", "status", "published")))
                        .updated())
                .isEqualTo(1);
        assertThat(find("archived").article().live()).isEqualTo(1);
    }

    @Test
    void bigBodiesAreWrittenInSeveralStatements() throws Exception {
        List<Map<String, Object>> file = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            file.add(line("big-" + number, "Big", "body", "'\\ å漢".repeat(80_000)));
        }
        assertThat(run(editor, file).created()).isEqualTo(12);
        assertThat(find("big-11").content().body()).hasSize(400_000).endsWith("å漢");
        assertThat(run(editor, file).unchanged()).isEqualTo(12);
    }

    @Test
    void thousandsAreImportedInChunks() throws Exception {
        int many = 6_000;
        List<ImportLine> lines = made(many);
        run(editor, made(1_000).iterator());
        long start = System.nanoTime();
        ImportReport report = run(editor, lines.iterator());
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("Imported %d articles in %.1f s: %.0f a second%n", many, seconds, many / seconds);
        assertThat(report.created() + report.unchanged()).isEqualTo(many);
        start = System.nanoTime();
        assertThat(run(editor, made(many).iterator()).unchanged()).isEqualTo(many);
        System.out.printf("Again unchanged: %.0f a second%n", many / ((System.nanoTime() - start) / 1e9));
    }

    private static List<ImportLine> made(int count) {
        Random random = new Random(5);
        List<ImportLine> lines = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            StringBuilder body = new StringBuilder("# Article " + number + "\n\n");
            while (body.length() < 1_500) {
                body.append("- word")
                        .append(random.nextInt(5_000))
                        .append(" **printer** [link](https://example.org)\n");
            }
            lines.add(imported(
                    number,
                    line("made-" + number, "Made " + number, "body", body.toString(), "tags", List.of("a", "b"))));
        }
        return lines;
    }

    private ShownArticle find(String externalId) {
        UUID id = desk.database().read(dsl -> dsl.select(ArticleTables.ID)
                .from(ArticleTables.ARTICLE)
                .where(ArticleTables.EXTERNAL_ID.eq(externalId))
                .fetchOne(ArticleTables.ID));
        return desk.articles().find(editor, id);
    }

    private ArticleFields patch(Map<String, Object> fields) {
        return desk.articles().fieldsReader().patched(new Input(fields));
    }

    private ImportReport run(Caller caller, List<Map<String, Object>> lines) throws IOException {
        List<ImportLine> numbered = new ArrayList<>();
        lines.forEach(line -> numbered.add(imported(numbered.size() + 1, line)));
        return run(caller, numbered.iterator());
    }

    private ImportReport run(Caller caller, Iterator<ImportLine> lines) throws IOException {
        ImportLines source = most -> {
            List<ImportLine> next = new ArrayList<>();
            while (next.size() < most && lines.hasNext()) {
                next.add(lines.next());
            }
            return next;
        };
        return new ArticleImport(desk.database(), desk.articles(), desk.ids()).run(caller, source);
    }

    private static ImportLine imported(long number, Map<String, Object> line) {
        return new ImportLine(number, new Input(line), null);
    }

    private static Map<String, Object> line(String externalId, String title, Object... more) {
        Map<String, Object> line = new HashMap<>(Map.of("externalId", externalId, "title", title));
        Iterator<Object> values = Arrays.asList(more).iterator();
        while (values.hasNext()) {
            line.put((String) values.next(), values.next());
        }
        return line;
    }
}
