package switchboard.knowledge.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.api.access.Caller;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.knowledge.KnowledgeDesk;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArticleListTest {

    private KnowledgeDesk desk;
    private ArticleList list;
    private Caller editor;
    private Caller agent;
    private Caller requester;
    private UUID drafted;

    @BeforeAll
    void open() {
        desk = new KnowledgeDesk();
        list = new ArticleList(desk.database(), desk.users());
        editor = desk.caller(KnowledgeDesk.HOME, "knowledge_editor");
        agent = desk.caller(KnowledgeDesk.HOME, "agent");
        requester = desk.caller(KnowledgeDesk.HOME, "requester");
        create(
                "p1",
                Map.of("status", "published", "visibility", "public", "language", "en-GB", "tags", List.of("vpn")));
        create("p2", Map.of("status", "published", "visibility", "public", "language", "sv", "category", "Mail"));
        create("i1", Map.of("status", "published", "language", "en", "tags", List.of("vpn", "wifi")));
        create("d1", Map.of("status", "draft", "language", "ru"));
        create("r1", Map.of("status", "in_review", "externalId", "ext-r1"));
        drafted = create("i2", Map.of("status", "published"));
        desk.articles()
                .change(
                        editor,
                        drafted,
                        null,
                        desk.articles()
                                .fieldsReader()
                                .patched(new Input(Map.of("title", "i2 draft", "status", "draft"))));
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "editor | | i2 draft,r1,d1,i1,p2,p1",
                "agent | | i2,i1,p2,p1",
                "requester | | p2,p1",
                "anonymous | | p2,p1",
                "editor | status=draft | i2 draft,d1",
                "editor | status=published | i1,p2,p1",
                "agent | status=published | i2,i1,p2,p1",
                "agent | status=draft | ''",
                "editor | status=draft&status=in_review | i2 draft,r1,d1",
                "editor | language=en&status=published | i1,p1",
                "editor | language=en-gb | p1",
                "editor | language=sv&language=ru | d1,p2",
                "editor | category=Mail | p2",
                "editor | category=mail | ''",
                "editor | tag=vpn | i1,p1",
                "editor | tag=wifi&tag=none | i1",
                "editor | visibility=public | p2,p1",
                "editor | externalId=ext-r1 | r1",
                "agent | externalId=ext-r1 | ''",
                "editor | organization=Home&status=published | i1,p2,p1",
                "editor | organization=Other | ''",
                "editor | owner=me&status=in_review | r1",
                "agent | owner=me | ''",
                "editor | sort=createdAt&status=published | p1,p2,i1"
            })
    void filtersAndVisibility(String who, String query, String titles) {
        Page<ArticleView> page = list.page(caller(who), parameters(query));
        assertThat(page.items().stream().map(ArticleView::title))
                .containsExactly(titles.isEmpty() ? new String[0] : titles.split(","));
        assertThat(page.next()).isNull();
        assertThat(page.items()).allSatisfy(item -> assertThat(item.body()).isNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=live | request.bad_filter",
                "visibility=all | request.bad_filter",
                "language=no language | request.bad_filter",
                "organization=Nowhere | request.bad_filter",
                "owner=nobody | request.bad_filter",
                "sort=title | request.bad_sort",
                "limit=-1 | request.bad_limit",
                "limit=x | request.bad_limit",
                "cursor=x | request.bad_cursor"
            })
    void nonsenseIsRefused(String query, String code) {
        ArticleServiceTest.refused(400, code, () -> list.page(editor, parameters(query)));
    }

    @Test
    void aForgedCursorIsRefused() {
        String forged = new Cursor("articles:-createdAt", "yesterday", "me").encode();
        ArticleServiceTest.refused(400, "request.bad_cursor", () -> list.page(editor, parameters("cursor=" + forged)));
    }

    @ParameterizedTest
    @CsvSource({"createdAt", "-createdAt", "updatedAt", "-updatedAt"})
    void pagesFollowEachOtherWithoutGapOrRepetition(String sort) {
        List<UUID> walked = new ArrayList<>();
        String cursor = null;
        do {
            Page<ArticleView> page = list.page(
                    editor,
                    parameters("limit=2&count=true&sort=" + sort + (cursor == null ? "" : "&cursor=" + cursor)));
            assertThat(page.count()).isEqualTo(6);
            page.items().forEach(item -> walked.add(item.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(walked).hasSize(6).doesNotHaveDuplicates();
        assertThat(walked)
                .isEqualTo(list.page(editor, parameters("sort=" + sort)).items().stream()
                        .map(ArticleView::id)
                        .toList());
    }

    private UUID create(String title, Map<String, Object> fields) {
        Map<String, Object> all = new java.util.HashMap<>(fields);
        all.put("title", title);
        ArticleService articles = desk.articles();
        return articles.create(editor, articles.fieldsReader().created(new Input(all)))
                .article()
                .id();
    }

    private Caller caller(String who) {
        return switch (who) {
            case "editor" -> editor;
            case "agent" -> agent;
            case "requester" -> requester;
            default -> desk.anonymous();
        };
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new java.util.HashMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
            }
        }
        return parameters;
    }
}
