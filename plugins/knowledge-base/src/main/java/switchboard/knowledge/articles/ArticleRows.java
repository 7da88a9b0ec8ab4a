package switchboard.knowledge.articles;

import static switchboard.knowledge.articles.ArticleTables.*;

import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;

/** Rows of the tables as records, and back. */
final class ArticleRows {

    static final List<Field<?>> ARTICLE_COLUMNS = List.of(
            ID,
            ORGANIZATION,
            EXTERNAL_ID,
            LANGUAGE,
            CATEGORY,
            VISIBILITY,
            STATUS,
            OWNER,
            AUTHOR,
            TRANSLATION_OF,
            LATEST,
            LIVE,
            REVIEW_AT,
            CREATED_AT,
            UPDATED_AT,
            PUBLISHED_AT,
            VERSION);

    static final List<Field<?>> CONTENT_COLUMNS = List.of(
            CONTENT_ARTICLE,
            CONTENT_NUMBER,
            CONTENT_TITLE,
            CONTENT_BODY,
            CONTENT_DIGEST,
            CONTENT_STATE,
            CONTENT_AUTHOR,
            CONTENT_CREATED_AT,
            CONTENT_PUBLISHED_AT);

    private ArticleRows() {}

    static Article article(Record row, Labels labels) {
        return new Article(
                present(row, ID),
                present(row, ORGANIZATION),
                row.get(EXTERNAL_ID),
                present(row, LANGUAGE),
                row.get(CATEGORY),
                Visibility.of(present(row, VISIBILITY)),
                labels.roles(),
                labels.tags(),
                ArticleStatus.of(present(row, STATUS)),
                present(row, OWNER),
                present(row, AUTHOR),
                row.get(TRANSLATION_OF),
                present(row, LATEST),
                row.get(LIVE),
                row.get(REVIEW_AT),
                present(row, CREATED_AT),
                present(row, UPDATED_AT),
                row.get(PUBLISHED_AT),
                present(row, VERSION));
    }

    /** The content of a row; without a body where the query did not ask for it. */
    static ArticleContent content(Record row) {
        return new ArticleContent(
                present(row, CONTENT_NUMBER),
                present(row, CONTENT_TITLE),
                row.field(CONTENT_BODY) == null ? "" : present(row, CONTENT_BODY),
                ArticleStatus.of(present(row, CONTENT_STATE)),
                present(row, CONTENT_AUTHOR),
                present(row, CONTENT_CREATED_AT),
                row.get(CONTENT_PUBLISHED_AT));
    }

    static Object[] values(Article article) {
        return new Object[] {
            article.id(),
            article.organization(),
            article.externalId(),
            article.language(),
            article.category(),
            article.visibility().key(),
            article.status().key(),
            article.owner(),
            article.author(),
            article.translationOf(),
            article.latest(),
            article.live(),
            article.reviewAt(),
            article.createdAt(),
            article.updatedAt(),
            article.publishedAt(),
            article.version()
        };
    }

    static Object[] values(Article article, ArticleContent content) {
        return new Object[] {
            article.id(),
            content.number(),
            content.title(),
            content.body(),
            content.digest(),
            content.state().key(),
            content.author(),
            content.createdAt(),
            content.publishedAt()
        };
    }

    private static <T> T present(Record row, Field<T> field) {
        return Objects.requireNonNull(row.get(field), field.getName());
    }
}
