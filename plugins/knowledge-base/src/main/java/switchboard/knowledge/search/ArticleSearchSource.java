package switchboard.knowledge.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.api.access.Caller;
import switchboard.api.events.Event;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.Language;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchSource;
import switchboard.knowledge.articles.Article;
import switchboard.knowledge.articles.ArticleVisibility;
import switchboard.knowledge.articles.LiveArticles;
import switchboard.knowledge.markdown.PlainText;

/** Live articles, as search holds them. Drafts and archived articles are never in it. */
public final class ArticleSearchSource implements SearchSource {

    /** The type of the hits. */
    public static final String TYPE = "article";

    /** The names of the keywords to filter by. */
    static final String LANGUAGE = "language";

    static final String EXTERNAL_ID = "externalId";

    private final LiveArticles articles;

    public ArticleSearchSource(LiveArticles articles) {
        this.articles = articles;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of("article.*");
    }

    @Override
    public Collection<String> touchedBy(Event event) {
        return TYPE.equals(event.subject().type()) ? List.of(event.subject().id()) : List.of();
    }

    @Override
    public Map<String, SearchDocument> documents(Collection<String> ids) {
        Map<String, SearchDocument> documents = new HashMap<>();
        articles.find(ids).forEach(live -> documents.put(live.article().id().toString(), document(live)));
        return documents;
    }

    @Override
    public List<ItemVersion> items(String after, int limit) {
        return articles.items(after, limit);
    }

    @Override
    public SearchFilter visibleTo(Caller caller) {
        return ArticleVisibility.of(caller).searchFilter();
    }

    private static SearchDocument document(LiveArticles.Live live) {
        Article article = live.article();
        return new SearchDocument(
                article.id().toString(),
                article.version(),
                article.language(),
                null,
                live.title(),
                PlainText.of(live.body()),
                "",
                ArticleVisibility.audience(
                        article.visibility(),
                        article.organization(),
                        article.roles(),
                        List.of(article.owner(), article.author())),
                Set.of(),
                keywords(article));
    }

    /** A language stands there whole and as its primary subtag, so that en finds en-GB too. */
    private static Map<String, Set<String>> keywords(Article article) {
        Map<String, Set<String>> keywords = new HashMap<>();
        keywords.put(
                LANGUAGE,
                set(article.language(), Language.of(article.language()).code()));
        keywords.put("organization", Set.of(article.organization().toString()));
        if (article.category() != null) {
            keywords.put("category", Set.of(article.category()));
        }
        if (!article.tags().isEmpty()) {
            keywords.put("tag", Set.copyOf(article.tags()));
        }
        if (article.externalId() != null) {
            keywords.put(EXTERNAL_ID, Set.of(article.externalId()));
        }
        return keywords;
    }

    private static Set<String> set(String one, String other) {
        Set<String> both = new HashSet<>();
        both.add(one);
        both.add(other);
        return Set.copyOf(both);
    }
}
