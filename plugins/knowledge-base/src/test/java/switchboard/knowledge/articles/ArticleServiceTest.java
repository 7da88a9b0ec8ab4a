package switchboard.knowledge.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import switchboard.api.access.Caller;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.events.EventDraft;
import switchboard.api.http.Input;
import switchboard.knowledge.KnowledgeDesk;

/** Commands to articles on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArticleServiceTest {

    private KnowledgeDesk desk;
    private ArticleService articles;
    private Caller editor;
    private Caller agent;
    private Caller requester;

    @BeforeAll
    void open() {
        desk = new KnowledgeDesk();
        articles = desk.articles();
        editor = desk.caller(KnowledgeDesk.HOME, "knowledge_editor");
        agent = desk.caller(KnowledgeDesk.HOME, "agent");
        requester = desk.caller(KnowledgeDesk.HOME, "requester");
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
    void anArticleIsCreatedAsADraftAndReadBack() {
        ShownArticle created = create(editor, Map.of("title", " Two\nlines ", "tags", List.of("b", "a", "b")));
        ShownArticle read = articles.find(editor, created.article().id());
        assertThat(read).isEqualTo(created);
        assertThat(read.content().title()).isEqualTo("Two lines");
        assertThat(read.article().tags()).containsExactly("a", "b");
        assertThat(read.article().status()).isEqualTo(ArticleStatus.DRAFT);
        assertThat(read.article().visibility()).isEqualTo(Visibility.INTERNAL);
        assertThat(read.article().language()).isEqualTo("en");
        assertThat(types()).containsExactly("article.created");
        assertThat(desk.events().getFirst().permission()).isEqualTo("article:inspect");
    }

    @Test
    void draftsAreThereForEditorsOnly() {
        UUID id = create(editor, Map.of("title", "Draft", "visibility", "public"))
                .article()
                .id();
        refused(404, "article.not_found", () -> articles.find(agent, id));
        refused(404, "article.not_found", () -> articles.find(requester, id));
        assertThat(articles.find(desk.caller(KnowledgeDesk.OTHER, "auditor"), id)
                        .inEveryState())
                .isTrue();
        refused(
                404,
                "article.not_found",
                () -> articles.find(desk.caller(KnowledgeDesk.OTHER, "knowledge_editor"), id));
    }

    @Test
    void readersSeeTheLiveVersionWhileADraftIsEdited() {
        UUID id = create(editor, Map.of("title", "One", "status", "published", "visibility", "public"))
                .article()
                .id();
        assertThat(types()).containsExactly("article.created", "article.published");
        assertThat(desk.events())
                .allSatisfy(event -> assertThat(event.permission()).isEqualTo("article:read"));
        ShownArticle draft = change(editor, id, Map.of("title", "Two", "status", "draft"));
        assertThat(draft.status()).isEqualTo(ArticleStatus.DRAFT);
        ShownArticle forReaders = articles.find(requester, id);
        assertThat(forReaders.content().title()).isEqualTo("One");
        assertThat(forReaders.status()).isEqualTo(ArticleStatus.PUBLISHED);
        assertThat(articles.find(editor, id).content().title()).isEqualTo("Two");
        change(editor, id, Map.of("status", "published"));
        assertThat(articles.find(requester, id).content().title()).isEqualTo("Two");
        assertThat(types()).endsWith("article.changed", "article.published");
    }

    @Test
    void whoMayNotPublishMayOnlyDraft() {
        Caller writer = desk.caller(
                new UUID(9, 1),
                KnowledgeDesk.HOME,
                java.util.Set.of("writer"),
                Map.of(
                        "article:create", reachOf(KnowledgeDesk.HOME),
                        "article:edit", reachOf(KnowledgeDesk.HOME)));
        refused(403, "access.forbidden", () -> create(writer, Map.of("title", "x", "status", "published")));
        UUID id = create(writer, Map.of("title", "x", "status", "in_review"))
                .article()
                .id();
        refused(403, "access.forbidden", () -> change(writer, id, Map.of("status", "published")));
        change(editor, id, Map.of("status", "published"));
        refused(403, "access.forbidden", () -> change(writer, id, Map.of("title", "y")));
        refused(403, "access.forbidden", () -> change(writer, id, Map.of("visibility", "public")));
        refused(403, "access.forbidden", () -> change(writer, id, Map.of("status", "archived")));
        assertThat(change(writer, id, Map.of("title", "y", "status", "draft"))
                        .article()
                        .live())
                .isEqualTo(1);
        refused(403, "access.forbidden", () -> articles.delete(writer, id, null));
    }

    @Test
    void readersSeeButDoNotChange() {
        UUID id = create(editor, Map.of("title", "Seen", "status", "published"))
                .article()
                .id();
        assertThat(articles.find(agent, id).content().title()).isEqualTo("Seen");
        refused(403, "access.forbidden", () -> change(agent, id, Map.of("title", "x")));
        refused(404, "article.not_found", () -> change(requester, id, Map.of("title", "x")));
        refused(403, "access.forbidden", () -> create(agent, Map.of("title", "x")));
        refused(403, "access.forbidden", () -> create(editor, Map.of("title", "x", "organization", "Other")));
    }

    @Test
    void aLostRaceIsToldWithDifferences() {
        UUID id =
                create(editor, Map.of("title", "One", "body", "Body")).article().id();
        change(editor, id, Map.of("title", "Two"));
        assertThatThrownBy(() -> articles.change(editor, id, 0L, patch(Map.of("title", "Three", "body", "Body"))))
                .isInstanceOfSatisfying(ServiceDeskException.class, refusal -> {
                    assertThat(refusal.refusal().status()).isEqualTo(412);
                    assertThat(refusal.members())
                            .containsEntry("differences", List.of(new Difference("title", "Three", "Two")));
                });
        assertThat(articles.change(editor, id, 1L, patch(Map.of("title", "Three")))
                        .content()
                        .title())
                .isEqualTo("Three");
        refused(412, "request.stale", () -> articles.delete(editor, id, 0L));
    }

    @Test
    void writersAtTheSameTimeAllSucceed() throws Exception {
        UUID id = create(editor, Map.of("title", "Race")).article().id();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<ShownArticle>> written = IntStream.range(0, 4)
                    .mapToObj(number -> writers.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return change(editor, id, Map.of("body", "Body " + number));
                    }))
                    .toList();
            start.countDown();
            for (Future<ShownArticle> one : written) {
                assertThat(one.get(30, TimeUnit.SECONDS).content().body()).startsWith("Body ");
            }
        }
        assertThat(articles.find(editor, id).article().latest()).isEqualTo(5);
        assertThat(articles.find(editor, id).article().version()).isEqualTo(4);
    }

    @Test
    void anExternalIdIsTakenOnceInAnOrganization() {
        create(editor, Map.of("title", "x", "externalId", "same"));
        refused(409, "article.duplicate_external_id", () -> create(editor, Map.of("title", "y", "externalId", "same")));
        assertThat(create(editor, Map.of("title", "z", "externalId", "Same"))
                        .article()
                        .externalId())
                .isEqualTo("Same");
        Caller other = desk.caller(KnowledgeDesk.OTHER, "knowledge_editor");
        assertThat(create(other, Map.of("title", "x", "externalId", "same"))
                        .article()
                        .language())
                .isEqualTo("sv");
    }

    @Test
    void translationsKnowEachOther() {
        UUID source = create(editor, Map.of("title", "Source", "status", "published", "visibility", "public"))
                .article()
                .id();
        UUID swedish = create(editor, Map.of("title", "Källa", "language", "sv", "translationOf", source.toString()))
                .article()
                .id();
        Article found = articles.find(editor, source).article();
        assertThat(articles.translations(editor, found)).containsExactly(new Translation(swedish, "sv"));
        assertThat(articles.translations(requester, found)).isEmpty();
        assertThat(articles.translations(editor, articles.find(editor, swedish).article()))
                .containsExactly(new Translation(source, "en"));
        refused(422, "input.invalid", () -> create(editor, Map.of("title", "x", "translationOf", "nowhere")));
        refused(422, "input.invalid", () -> change(editor, source, Map.of("translationOf", source.toString())));
    }

    @Test
    void versionsAreKeptAndRestored() {
        UUID id = create(editor, Map.of("title", "One", "body", "first", "status", "published"))
                .article()
                .id();
        change(editor, id, Map.of("title", "Two", "body", "second"));
        ArticleHistory history = new ArticleHistory(desk.database());
        var page = history.page(editor, id, 1, null);
        assertThat(page.items()).extracting(VersionView::number).containsExactly(2L);
        assertThat(page.items()).extracting(VersionView::live).containsExactly(true);
        assertThat(history.page(editor, id, 1, page.next()).items())
                .extracting(VersionView::number)
                .containsExactly(1L);
        assertThat(history.version(editor, id, 1).body()).isEqualTo("first");
        ShownArticle restored = articles.restore(editor, id, 1, null, Given.absent());
        assertThat(restored.content().number()).isEqualTo(3);
        assertThat(articles.find(agent, id).content().body()).isEqualTo("first");
        refused(403, "access.forbidden", () -> history.page(agent, id, 50, null));
        refused(404, "article.not_found", () -> history.page(requester, id, 50, null));
        refused(404, "article.no_such_version", () -> history.version(editor, id, 99));
        refused(404, "article.no_such_version", () -> articles.restore(editor, id, 99, null, Given.absent()));
    }

    @Test
    void aDeletedArticleIsGoneWithItsVersions() {
        UUID id = create(editor, Map.of("title", "x", "tags", List.of("t"), "status", "published"))
                .article()
                .id();
        articles.delete(editor, id, null);
        refused(404, "article.not_found", () -> articles.find(editor, id));
        assertThat(types()).endsWith("article.deleted");
        int left = desk.database()
                .read(dsl -> dsl.fetchCount(
                        dsl.selectFrom(ArticleTables.CONTENT).where(ArticleTables.CONTENT_ARTICLE.eq(id))));
        assertThat(left).isZero();
    }

    @Test
    void aPatchThatChangesNothingWritesNothing() {
        ShownArticle created = create(editor, Map.of("title", "Same", "category", "Mail"));
        desk.forgetEvents();
        ShownArticle patched = change(editor, created.article().id(), Map.of("title", "Same", "category", "Mail"));
        assertThat(patched.article().version()).isZero();
        assertThat(desk.events()).isEmpty();
    }

    @Test
    void hostileTextIsStoredAsItIs() {
        String hostile = "'; DROP TABLE kb_article; -- \\ \" ` ${x} <script>alert(1)</script> 𝕏 \u202e";
        ShownArticle created =
                create(editor, Map.of("title", hostile, "body", hostile, "category", hostile, "externalId", hostile));
        ShownArticle changed = change(editor, created.article().id(), Map.of("category", hostile + "2"));
        ShownArticle read = articles.find(editor, created.article().id());
        assertThat(read).isEqualTo(changed);
        assertThat(read.content().body()).isEqualTo(hostile);
        assertThat(read.article().category()).isEqualTo(hostile + "2");
        ArticleView view = ArticleView.of(read, List.of());
        assertThat(view.html()).doesNotContain("<script");
    }

    private ShownArticle create(Caller caller, Map<String, Object> fields) {
        return articles.create(caller, articles.fieldsReader().created(new Input(fields)));
    }

    private ShownArticle change(Caller caller, UUID id, Map<String, Object> fields) {
        return articles.change(caller, id, null, patch(fields));
    }

    private ArticleFields patch(Map<String, Object> fields) {
        return articles.fieldsReader().patched(new Input(fields));
    }

    private List<String> types() {
        return desk.events().stream().map(EventDraft::type).toList();
    }

    private static switchboard.api.access.Reach reachOf(UUID organization) {
        return new switchboard.api.access.Reach(false, java.util.Set.of(organization), java.util.Set.of(), null);
    }

    static void refused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ServiceDeskException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.refusal().status()).isEqualTo(status);
        });
    }
}
