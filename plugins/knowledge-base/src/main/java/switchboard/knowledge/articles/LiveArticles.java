package switchboard.knowledge.articles;

import static switchboard.knowledge.articles.ArticleTables.*;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Database;
import switchboard.api.search.ItemVersion;

/** The articles that readers may see, for search: without a caller, because search filters by audience. */
public final class LiveArticles {

    private final Database database;

    public LiveArticles(Database database) {
        this.database = database;
    }

    /** A live article with what readers read. */
    public record Live(Article article, String title, String body) {}

    /** The live ones of these ids, in two queries. Text that is no id names none. */
    public List<Live> find(Collection<String> ids) {
        List<UUID> articles = ids.stream()
                .map(ArticleReader::uuid)
                .flatMap(java.util.Optional::stream)
                .toList();
        if (articles.isEmpty()) {
            return List.of();
        }
        List<Field<?>> columns = new ArrayList<>(ArticleRows.ARTICLE_COLUMNS);
        columns.add(CONTENT_TITLE);
        columns.add(CONTENT_BODY);
        return database.read(dsl -> {
            Result<Record> rows = dsl.select(columns)
                    .from(ARTICLE)
                    .join(CONTENT)
                    .on(CONTENT_ARTICLE.eq(ID))
                    .and(CONTENT_NUMBER.eq(LIVE))
                    .where(ID.in(articles))
                    .fetch();
            Map<UUID, Labels> labels = Labels.of(dsl, rows.getValues(ID));
            return rows.map(row -> new Live(
                    ArticleRows.article(row, Labels.of(labels, row.get(ID))),
                    row.get(CONTENT_TITLE),
                    row.get(CONTENT_BODY)));
        });
    }

    /** All of them in order of id, after the given one. */
    public List<ItemVersion> items(String after, int limit) {
        Condition from = after.isEmpty() ? DSL.noCondition() : ID.gt(UUID.fromString(after));
        return database.read(dsl -> dsl.select(ID, VERSION)
                .from(ARTICLE)
                .where(LIVE.isNotNull())
                .and(from)
                .orderBy(ID)
                .limit(limit)
                .fetch(row -> new ItemVersion(row.value1().toString(), row.value2())));
    }
}
