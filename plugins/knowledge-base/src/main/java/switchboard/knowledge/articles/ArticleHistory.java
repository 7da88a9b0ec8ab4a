package switchboard.knowledge.articles;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.api.persistence.Database;

/** The versions of articles, for those who read an article in every state: older ones may never have been for readers. */
public final class ArticleHistory {

    private final Database database;

    public ArticleHistory(Database database) {
        this.database = database;
    }

    Page<VersionView> page(Caller caller, UUID id, int limit, @Nullable String cursor) {
        String list = "article-versions:" + id;
        long before = cursor == null ? Long.MAX_VALUE : number(Cursor.decode(cursor, list, 1));
        return database.read(dsl -> {
            Article article = article(
                    ArticleReader.find(dsl, ArticleVisibility.of(caller), id).orElseThrow(ArticleService::notFound));
            List<ArticleContent> contents = ArticleReader.contents(dsl, id, before, limit + 1);
            List<ArticleContent> shown = contents.subList(0, Math.min(limit, contents.size()));
            String next = contents.size() > limit
                    ? new Cursor(list, Long.toString(shown.getLast().number())).encode()
                    : null;
            return new Page<>(
                    shown.stream()
                            .map(content -> VersionView.ofList(article, content))
                            .toList(),
                    next);
        });
    }

    VersionView version(Caller caller, UUID id, long number) {
        return database.read(dsl -> {
            Article article = article(
                    ArticleReader.find(dsl, ArticleVisibility.of(caller), id).orElseThrow(ArticleService::notFound));
            ArticleContent content = ArticleReader.content(dsl, id, number)
                    .orElseThrow(() -> new NotFoundException("article.no_such_version", "There is no such version."));
            return VersionView.of(article, content);
        });
    }

    private static Article article(ShownArticle shown) {
        if (!shown.inEveryState()) {
            throw new ForbiddenException("access.forbidden", "Versions are for editors and auditors of the article.");
        }
        return shown.article();
    }

    private static long number(Cursor cursor) {
        try {
            return Long.parseLong(cursor.key().getFirst());
        } catch (NumberFormatException forged) {
            throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
        }
    }
}
