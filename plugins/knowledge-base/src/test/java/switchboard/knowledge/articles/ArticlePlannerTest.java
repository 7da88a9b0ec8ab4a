package switchboard.knowledge.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;
import switchboard.knowledge.FakeUsers;

/** The rules of articles, without a database. */
class ArticlePlannerTest {

    private static final UUID EDITOR = new UUID(1, 1);
    private static final UUID ORGANIZATION = new UUID(2, 2);
    private static final Instant CREATED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LATER = CREATED.plusSeconds(60);

    private final ArticlePlanner first = new ArticlePlanner(EDITOR, CREATED, Duration.ofDays(30));
    private final ArticlePlanner later = new ArticlePlanner(EDITOR, LATER, Duration.ofDays(30));

    @ParameterizedTest
    @CsvSource({
        "draft, in_review", "draft, published", "draft, archived", "in_review, draft", "in_review, published",
        "in_review, archived", "published, draft", "published, in_review", "published, archived", "archived, draft",
        "archived, published"
    })
    void movesThatAreAllowed(String from, String to) {
        ArticlePlan plan = move(from, to);
        assertThat(plan.after().status().key()).isEqualTo(to);
        assertThat(plan.after().version()).isEqualTo(plan.before().version() + 1);
    }

    @Test
    void aMoveThatIsNotAllowedNamesThoseThatAre() {
        assertThatThrownBy(() -> move("archived", "in_review"))
                .isInstanceOfSatisfying(ServiceDeskException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("article.illegal_transition");
                    assertThat(refusal.refusal().status()).isEqualTo(409);
                    assertThat(refusal.members()).containsEntry("allowed", List.of("draft", "published"));
                });
    }

    @Test
    void aChangeOfAPublishedArticleWithoutStatusGoesLive() {
        ArticlePlan created = create("published");
        ArticlePlan plan = change(created, Map.of("title", "Other"));
        assertThat(plan.after().live()).isEqualTo(2);
        assertThat(plan.after().latest()).isEqualTo(2);
        assertThat(plan.publishes()).isTrue();
        assertThat(plan.needsPublish()).isTrue();
        assertThat(plan.after().publishedAt()).isEqualTo(LATER);
        assertThat(plan.content().state()).isEqualTo(ArticleStatus.PUBLISHED);
    }

    @Test
    void aDraftOfAPublishedArticleLeavesTheLiveVersion() {
        ArticlePlan draft = change(create("published"), Map.of("title", "Other", "status", "draft"));
        assertThat(draft.after().live()).isEqualTo(1);
        assertThat(draft.after().latest()).isEqualTo(2);
        assertThat(draft.needsPublish()).isFalse();
        ArticlePlan again = change(draft, Map.of("body", "More"));
        assertThat(again.after().live()).isEqualTo(1);
        assertThat(again.after().latest()).isEqualTo(3);
        ArticlePlan published = change(again, Map.of("status", "published"));
        assertThat(published.after().live()).isEqualTo(3);
        assertThat(published.addsContent()).isFalse();
        assertThat(published.movesContent()).isTrue();
        assertThat(published.content().publishedAt()).isEqualTo(LATER);
    }

    @Test
    void archivingTakesTheArticleAwayAndTakesPublish() {
        ArticlePlan archived = change(create("published"), Map.of("status", "archived"));
        assertThat(archived.after().live()).isNull();
        assertThat(archived.archives()).isTrue();
        assertThat(archived.needsPublish()).isTrue();
        assertThat(change(create("draft"), Map.of("status", "archived")).needsPublish())
                .isFalse();
        assertThat(change(archived, Map.of("status", "published")).after().live())
                .isEqualTo(1);
    }

    @Test
    void whoSeesALiveArticleIsChangedByPublishersOnly() {
        ArticlePlan live = change(create("published"), Map.of("status", "draft"));
        assertThat(change(live, Map.of("visibility", "public")).needsPublish()).isTrue();
        assertThat(change(live, Map.of("tags", List.of("vpn"))).needsPublish()).isFalse();
        assertThat(change(create("draft"), Map.of("visibility", "public")).needsPublish())
                .isFalse();
    }

    @Test
    void whatChangesNothingWritesNothing() {
        ArticlePlan created = create("published");
        Map<String, Object> same = new HashMap<>(Map.of("title", "Title", "body", "Body", "status", "published"));
        same.put("category", null);
        assertThat(change(created, same).changes()).isFalse();
        assertThat(change(created, Map.of("tags", List.of())).changes()).isFalse();
    }

    @Test
    void publishingSetsTheReviewDateUnlessOneIsGiven() {
        assertThat(create("published").after().reviewAt()).isEqualTo(CREATED.plus(Duration.ofDays(30)));
        assertThat(create("draft").after().reviewAt()).isNull();
        ArticlePlan plan = change(create("draft"), Map.of("status", "published", "reviewAt", "2027-01-01T00:00:00Z"));
        assertThat(plan.after().reviewAt()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void visibilityForRolesNeedsRoles() {
        assertThatThrownBy(() -> change(create("draft"), Map.of("visibility", "roles")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("roles");
    }

    private ArticlePlan move(String from, String to) {
        ArticlePlan plan = create(from.equals("archived") ? "draft" : from);
        if (from.equals("archived")) {
            plan = change(plan, Map.of("status", "archived"));
        }
        return change(plan, Map.of("status", to));
    }

    private ArticlePlan create(String status) {
        ArticleFields fields = new ArticleFieldsReader(new FakeUsers())
                .created(new Input(Map.of("title", "Title", "body", "Body", "status", status)));
        return first.create(new UUID(3, 3), fields, fields.status().or(ArticleStatus.DRAFT), ORGANIZATION, "en");
    }

    private ArticlePlan change(ArticlePlan before, Map<String, Object> patch) {
        ArticleFields fields = new ArticleFieldsReader(new FakeUsers()).patched(new Input(patch));
        return later.change(before.after(), before.content(), fields);
    }
}
