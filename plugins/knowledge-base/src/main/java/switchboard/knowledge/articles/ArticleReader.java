package switchboard.knowledge.articles;

import static switchboard.knowledge.articles.ArticleTables.*;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads single articles. Every query carries the caller's visibility, so that what is not visible is not there. */
final class ArticleReader {

    private static final int MOST_TRANSLATIONS = 50;

    private ArticleReader() {}

    /** The article as the caller is shown it. */
    static Optional<ShownArticle> find(DSLContext dsl, ArticleVisibility visibility, UUID id) {
        Record row = dsl.select(ArticleRows.ARTICLE_COLUMNS)
                .select(ArticleRows.CONTENT_COLUMNS)
                .from(ARTICLE)
                .join(CONTENT)
                .on(CONTENT_ARTICLE.eq(ID))
                .and(CONTENT_NUMBER.eq(visibility.shownNumber()))
                .where(ID.eq(id))
                .and(visibility.readable())
                .fetchOne();
        if (row == null) {
            return Optional.empty();
        }
        Article article = ArticleRows.article(row, Labels.of(Labels.of(dsl, List.of(id)), id));
        return Optional.of(new ShownArticle(article, ArticleRows.content(row), visibility.inEveryState(article)));
    }

    /** The content with this number, of an article the caller is known to read in every state. */
    static Optional<ArticleContent> content(DSLContext dsl, UUID article, long number) {
        return dsl.select(ArticleRows.CONTENT_COLUMNS)
                .from(CONTENT)
                .where(CONTENT_ARTICLE.eq(article))
                .and(CONTENT_NUMBER.eq(number))
                .fetchOptional(ArticleRows::content);
    }

    /** Contents without their bodies, newest first, before the given number. */
    static List<ArticleContent> contents(DSLContext dsl, UUID article, long before, int limit) {
        List<Field<?>> columns = new ArrayList<>(ArticleRows.CONTENT_COLUMNS);
        columns.remove(CONTENT_BODY);
        columns.remove(CONTENT_DIGEST);
        return dsl.select(columns)
                .from(CONTENT)
                .where(CONTENT_ARTICLE.eq(article))
                .and(CONTENT_NUMBER.lt(before))
                .orderBy(CONTENT_NUMBER.desc())
                .limit(limit)
                .fetch(ArticleRows::content);
    }

    /** The other languages of an article, as far as the caller reads them: its source, and what is translated from either. */
    static List<Translation> translations(DSLContext dsl, ArticleVisibility visibility, Article article) {
        UUID source = article.translationOf() == null ? article.id() : article.translationOf();
        return dsl.select(ID, LANGUAGE)
                .from(ARTICLE)
                .where(TRANSLATION_OF.eq(source).or(ID.eq(source)))
                .and(ID.ne(article.id()))
                .and(visibility.readable())
                .orderBy(LANGUAGE, ID)
                .limit(MOST_TRANSLATIONS)
                .fetch(row -> new Translation(row.value1(), row.value2()));
    }

    /** Finds the sources of translations by id or external id within the organization, as far as the caller reads them. */
    static Map<String, UUID> sources(
            DSLContext dsl, ArticleVisibility visibility, UUID organization, Collection<String> references) {
        Map<String, UUID> found = new HashMap<>();
        if (references.isEmpty()) {
            return found;
        }
        List<UUID> ids = references.stream()
                .map(ArticleReader::uuid)
                .flatMap(Optional::stream)
                .toList();
        Condition named = ids.isEmpty() ? DSL.falseCondition() : ID.in(ids);
        dsl.select(ID, EXTERNAL_ID)
                .from(ARTICLE)
                .where(named.or(ORGANIZATION.eq(organization).and(EXTERNAL_ID.in(references))))
                .and(visibility.readable())
                .forEach(row -> {
                    found.put(row.value1().toString(), row.value1());
                    @Nullable String externalId = row.value2();
                    if (externalId != null) {
                        found.putIfAbsent(externalId, row.value1());
                    }
                });
        return found;
    }

    /** An id out of text, empty where the text is none. */
    static Optional<UUID> uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
