package switchboard.knowledge.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.search.SearchFilter;
import switchboard.knowledge.KnowledgeDesk;

/** The condition of the queries and the filter of the search say the same, for any caller and any article. */
class ArticleVisibilityTest {

    private static final long SEED = Long.getLong("switchboard.seed", 20260302L);
    private static final int ARTICLES = 120;
    private static final int CALLERS = 300;
    private static final List<String> ROLES = List.of("agent", "team_lead", "finance", "requester");

    private final java.util.Random seeded = new java.util.Random(SEED);
    private final List<UUID> organizations = List.of(KnowledgeDesk.HOME, KnowledgeDesk.OTHER, new UUID(0x10000, 3));
    private final List<UUID> people =
            List.of(new UUID(4, 1), new UUID(4, 2), new UUID(4, 3), new UUID(4, 4), new UUID(4, 5));

    @Test
    void queriesAndSearchAgree() {
        try (KnowledgeDesk desk = new KnowledgeDesk()) {
            List<Article> articles = articles(desk);
            for (int number = 0; number < CALLERS; number++) {
                Caller caller = caller(desk);
                ArticleVisibility visibility = ArticleVisibility.of(caller);
                Set<UUID> readable = ids(desk, visibility.readable());
                Set<UUID> live = ids(desk, visibility.live());
                Set<UUID> inEveryState = ids(desk, visibility.inEveryState());
                String what = "seed " + SEED + ", caller " + caller;
                assertThat(inEveryState)
                        .as(what)
                        .isEqualTo(articles.stream()
                                .filter(visibility::inEveryState)
                                .map(Article::id)
                                .collect(Collectors.toSet()));
                Set<UUID> union = new HashSet<>(live);
                union.addAll(inEveryState);
                assertThat(readable).as(what).isEqualTo(union);
                Set<UUID> liveOnes = articles.stream()
                        .filter(article -> article.live() != null && readable.contains(article.id()))
                        .map(Article::id)
                        .collect(Collectors.toSet());
                assertThat(found(articles, visibility.searchFilter())).as(what).isEqualTo(liveOnes);
                assertThat(readable)
                        .as(what)
                        .isEqualTo(articles.stream()
                                .filter(article -> mayRead(caller, article))
                                .map(Article::id)
                                .collect(Collectors.toSet()));
            }
        }
    }

    /** The rule in its plainest words, written a third time. */
    private static boolean mayRead(Caller caller, Article article) {
        UUID organization = article.organization();
        Set<UUID> involved = caller.anonymous() ? Set.of() : Set.of(caller.id());
        if (involved.contains(article.owner())
                || involved.contains(article.author())
                || caller.reach("article:inspect").covers(organization, null, Set.of())
                || caller.reach("article:edit").covers(organization, null, Set.of())) {
            return true;
        }
        if (article.live() == null) {
            return false;
        }
        boolean reads = caller.reach("article:read").covers(organization, null, Set.of());
        return switch (article.visibility()) {
            case PUBLIC -> true;
            case INTERNAL -> reads;
            case ROLES ->
                !Collections.disjoint(caller.roles(), article.roles())
                        && (reads
                                || (!caller.anonymous() && caller.organization().equals(organization)));
        };
    }

    private static Set<UUID> found(List<Article> articles, SearchFilter filter) {
        return articles.stream()
                .filter(article -> article.live() != null)
                .filter(article -> filter.everything()
                        || !Collections.disjoint(
                                filter.tokens(),
                                ArticleVisibility.audience(
                                        article.visibility(),
                                        article.organization(),
                                        article.roles(),
                                        List.of(article.owner(), article.author()))))
                .map(Article::id)
                .collect(Collectors.toSet());
    }

    private static Set<UUID> ids(KnowledgeDesk desk, org.jooq.Condition condition) {
        return desk.database()
                .read(dsl -> Set.copyOf(dsl.select(ArticleTables.ID)
                        .from(ArticleTables.ARTICLE)
                        .where(condition)
                        .fetch(ArticleTables.ID)));
    }

    private List<Article> articles(KnowledgeDesk desk) {
        List<ArticlePlan> plans = new ArrayList<>();
        for (int number = 0; number < ARTICLES; number++) {
            boolean live = seeded.nextInt(3) > 0;
            Visibility visibility = pick(List.of(Visibility.values()));
            Article article = new Article(
                    desk.ids().next(),
                    pick(organizations),
                    null,
                    "en",
                    null,
                    visibility,
                    visibility == Visibility.ROLES || seeded.nextBoolean() ? some(ROLES) : List.of(),
                    List.of(),
                    live && seeded.nextBoolean() ? ArticleStatus.PUBLISHED : ArticleStatus.DRAFT,
                    pick(people),
                    pick(people),
                    null,
                    1,
                    live ? 1L : null,
                    null,
                    KnowledgeDesk.NOW,
                    KnowledgeDesk.NOW,
                    null,
                    0);
            ArticleContent content =
                    new ArticleContent(1, "Title", "Body", article.status(), article.author(), KnowledgeDesk.NOW, null);
            plans.add(new ArticlePlan(null, article, null, content));
        }
        desk.database().inTransaction(transaction -> {
            ArticleWriter.write(transaction.dsl(), plans);
            return null;
        });
        return plans.stream().map(ArticlePlan::after).toList();
    }

    private Caller caller(KnowledgeDesk desk) {
        if (seeded.nextInt(20) == 0) {
            return desk.anonymous();
        }
        UUID id = pick(people);
        Map<String, Reach> reaches = new HashMap<>();
        for (String permission : List.of("article:read", "article:inspect", "article:edit")) {
            switch (seeded.nextInt(6)) {
                case 0 -> reaches.put(permission, Reach.ALL);
                case 1, 2 -> reaches.put(permission, new Reach(false, Set.copyOf(some(organizations)), Set.of(), null));
                case 3 -> reaches.put(permission, new Reach(false, Set.of(), Set.of(), id));
                default -> {}
            }
        }
        return desk.caller(id, pick(organizations), Set.copyOf(some(ROLES)), reaches);
    }

    private <T> T pick(List<T> values) {
        return values.get(seeded.nextInt(values.size()));
    }

    private <T> List<T> some(List<T> values) {
        return values.stream().filter(value -> seeded.nextInt(3) == 0).toList();
    }
}
