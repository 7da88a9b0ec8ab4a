package switchboard.knowledge.articles;

import static switchboard.knowledge.articles.ArticleTables.*;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.api.persistence.Database;
import switchboard.api.persistence.RowCount;
import switchboard.api.users.UserDirectory;

/** Lists of articles, paged by key; filters and the caller's visibility are in the query. */
public final class ArticleList {

    private static final Map<String, Order> ORDERS = Map.of(
            "createdAt", new Order(CREATED_AT, true),
            "-createdAt", new Order(CREATED_AT, false),
            "updatedAt", new Order(UPDATED_AT, true),
            "-updatedAt", new Order(UPDATED_AT, false));

    private final Database database;
    private final UserDirectory users;

    public ArticleList(Database database, UserDirectory users) {
        this.database = database;
        this.users = users;
    }

    Page<ArticleView> page(Caller caller, Map<String, List<String>> parameters) {
        ArticleVisibility visibility = ArticleVisibility.of(caller);
        int limit = Limit.of(first(parameters, "limit"));
        String sort = sort(first(parameters, "sort"));
        Order order = ORDERS.get(sort);
        Condition filter = visibility.readable().and(new ArticleFilter(users, caller, visibility).of(parameters));
        String list = "articles:" + sort;
        String cursor = first(parameters, "cursor");
        Condition after = cursor == null ? null : order.after(Cursor.decode(cursor, list, 2));
        boolean counted = "true".equals(first(parameters, "count"));
        return database.read(dsl -> {
            List<ShownArticle> found = find(dsl, visibility, after == null ? filter : filter.and(after), order, limit);
            List<ShownArticle> shown = found.subList(0, Math.min(limit, found.size()));
            String next =
                    found.size() > limit ? order.cursor(list, shown.getLast().article()) : null;
            Long count =
                    counted ? RowCount.of(dsl, dsl.selectOne().from(ARTICLE).where(filter)) : null;
            return new Page<>(shown.stream().map(ArticleView::ofList).toList(), next, count);
        });
    }

    private static List<ShownArticle> find(
            DSLContext dsl, ArticleVisibility visibility, Condition condition, Order order, int limit) {
        List<Field<?>> columns = new ArrayList<>(ArticleRows.ARTICLE_COLUMNS);
        columns.addAll(ArticleRows.CONTENT_COLUMNS);
        columns.remove(CONTENT_BODY);
        columns.remove(CONTENT_DIGEST);
        Result<Record> rows = dsl.select(columns)
                .from(ARTICLE)
                .join(CONTENT)
                .on(CONTENT_ARTICLE.eq(ID))
                .and(CONTENT_NUMBER.eq(visibility.shownNumber()))
                .where(condition)
                .orderBy(
                        order.ascending()
                                ? order.column().asc()
                                : order.column().desc(),
                        order.ascending() ? ID.asc() : ID.desc())
                .limit(limit + 1)
                .fetch();
        Map<UUID, Labels> labels = Labels.of(dsl, rows.getValues(ID));
        return rows.map(row -> {
            Article article = ArticleRows.article(row, Labels.of(labels, row.get(ID)));
            return new ShownArticle(article, ArticleRows.content(row), visibility.inEveryState(article));
        });
    }

    private static String sort(@Nullable String parameter) {
        if (parameter == null) {
            return "-createdAt";
        }
        if (!ORDERS.containsKey(parameter)) {
            throw new MalformedException(
                    "request.bad_sort",
                    "sort must be one of "
                            + String.join(
                                    ", ", ORDERS.keySet().stream().sorted().toList()) + ".");
        }
        return parameter;
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    /** An order of the list; ties are broken by id. */
    private record Order(Field<Instant> column, boolean ascending) {

        String cursor(String list, Article last) {
            Instant at = column.equals(CREATED_AT) ? last.createdAt() : last.updatedAt();
            return new Cursor(list, at.toString(), last.id().toString()).encode();
        }

        Condition after(Cursor cursor) {
            try {
                Instant at = Instant.parse(cursor.key().getFirst());
                UUID id = UUID.fromString(cursor.key().getLast());
                // The first comparison alone lets the index begin at the right place.
                return ascending
                        ? column.ge(at).and(column.gt(at).or(ID.gt(id)))
                        : column.le(at).and(column.lt(at).or(ID.lt(id)));
            } catch (DateTimeException | IllegalArgumentException forged) {
                throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
            }
        }
    }
}
