package switchboard.knowledge.articles;

import static switchboard.knowledge.articles.ArticleTables.*;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.IntegrityConstraintViolationException;
import switchboard.api.error.ConflictException;

/** Writes what plans say: many rows to a statement, every update guarded by the version it was made for. */
final class ArticleWriter {

    /** The most rows in one statement; the most characters of bodies, well below the server's max_allowed_packet. */
    private static final int ROWS = 100;

    private static final int CHARACTERS = 1_000_000;
    private static final int DUPLICATE_ENTRY = 1062;

    private ArticleWriter() {}

    /**
     * Writes plans that change something.
     *
     * @throws LostRaceException where an article has another version by now
     * @throws ConflictException where another article has the external id
     */
    static void write(DSLContext dsl, List<ArticlePlan> plans) {
        List<ArticlePlan> created =
                plans.stream().filter(plan -> plan.before() == null).toList();
        List<ArticlePlan> changed =
                plans.stream().filter(plan -> plan.before() != null).toList();
        try {
            insert(dsl, ARTICLE, ArticleRows.ARTICLE_COLUMNS, created, plan -> ArticleRows.values(plan.after()));
            update(dsl, changed);
        } catch (IntegrityConstraintViolationException failure) {
            SQLException cause = failure.getCause(SQLException.class);
            if (cause == null || cause.getErrorCode() != DUPLICATE_ENTRY) {
                throw failure;
            }
            throw new ConflictException(
                    "article.duplicate_external_id", "Another article of the organization has this externalId.");
        }
        insertContents(dsl, plans);
        moveContents(dsl, changed);
        writeLabels(dsl, changed, TAG_ARTICLE, TAG, List.of(TAG_ARTICLE, TAG_VALUE), plans, Article::tags);
        writeLabels(dsl, changed, ROLE_ARTICLE, ROLE, List.of(ROLE_ARTICLE, ROLE_VALUE), plans, Article::roles);
    }

    /** Deletes an article with everything that hangs on it. */
    static void delete(DSLContext dsl, Article article) {
        int deleted = dsl.deleteFrom(ARTICLE)
                .where(ID.eq(article.id()))
                .and(VERSION.eq(article.version()))
                .execute();
        if (deleted != 1) {
            throw new LostRaceException();
        }
        dsl.deleteFrom(CONTENT).where(CONTENT_ARTICLE.eq(article.id())).execute();
        dsl.deleteFrom(TAG).where(TAG_ARTICLE.eq(article.id())).execute();
        dsl.deleteFrom(ROLE).where(ROLE_ARTICLE.eq(article.id())).execute();
    }

    private static void update(DSLContext dsl, List<ArticlePlan> changed) {
        if (changed.isEmpty()) {
            return;
        }
        BatchBindStep batch = dsl.batch(dsl.update(ARTICLE)
                .set(EXTERNAL_ID, (String) null)
                .set(LANGUAGE, (String) null)
                .set(CATEGORY, (String) null)
                .set(VISIBILITY, (String) null)
                .set(STATUS, (String) null)
                .set(OWNER, (UUID) null)
                .set(TRANSLATION_OF, (UUID) null)
                .set(LATEST, (Long) null)
                .set(LIVE, (Long) null)
                .set(REVIEW_AT, (Instant) null)
                .set(UPDATED_AT, (Instant) null)
                .set(PUBLISHED_AT, (Instant) null)
                .set(VERSION, (Long) null)
                .where(ID.eq((UUID) null))
                .and(VERSION.eq((Long) null)));
        for (ArticlePlan plan : changed) {
            Article after = plan.after();
            batch = batch.bind(
                    after.externalId(),
                    after.language(),
                    after.category(),
                    after.visibility().key(),
                    after.status().key(),
                    after.owner(),
                    after.translationOf(),
                    after.latest(),
                    after.live(),
                    after.reviewAt(),
                    after.updatedAt(),
                    after.publishedAt(),
                    after.version(),
                    after.id(),
                    after.version() - 1);
        }
        for (int count : batch.execute()) {
            if (count != 1) {
                throw new LostRaceException();
            }
        }
    }

    private static void insertContents(DSLContext dsl, List<ArticlePlan> plans) {
        List<ArticlePlan> batch = new ArrayList<>();
        int characters = 0;
        for (ArticlePlan plan : plans) {
            if (plan.addsContent()) {
                batch.add(plan);
                characters += plan.content().body().length();
            }
            if (batch.size() == ROWS || characters > CHARACTERS) {
                insertContentBatch(dsl, batch);
                batch.clear();
                characters = 0;
            }
        }
        insertContentBatch(dsl, batch);
    }

    private static void insertContentBatch(DSLContext dsl, List<ArticlePlan> plans) {
        insert(
                dsl,
                CONTENT,
                ArticleRows.CONTENT_COLUMNS,
                plans,
                plan -> ArticleRows.values(plan.after(), plan.content()));
    }

    private static void moveContents(DSLContext dsl, List<ArticlePlan> changed) {
        List<ArticlePlan> moved =
                changed.stream().filter(ArticlePlan::movesContent).toList();
        if (moved.isEmpty()) {
            return;
        }
        BatchBindStep batch = dsl.batch(dsl.update(CONTENT)
                .set(CONTENT_STATE, (String) null)
                .set(CONTENT_PUBLISHED_AT, (Instant) null)
                .where(CONTENT_ARTICLE.eq((UUID) null))
                .and(CONTENT_NUMBER.eq((Long) null)));
        for (ArticlePlan plan : moved) {
            ArticleContent content = plan.content();
            batch = batch.bind(
                    content.state().key(), content.publishedAt(), plan.after().id(), content.number());
        }
        batch.execute();
    }

    private static void writeLabels(
            DSLContext dsl,
            List<ArticlePlan> changed,
            Field<UUID> column,
            Table<Record> table,
            List<Field<?>> columns,
            List<ArticlePlan> plans,
            Function<Article, List<String>> labels) {
        Set<UUID> cleared = changed.stream()
                .filter(plan ->
                        plan.before() != null && !labels.apply(plan.before()).equals(labels.apply(plan.after())))
                .map(plan -> plan.after().id())
                .collect(Collectors.toSet());
        if (!cleared.isEmpty()) {
            dsl.deleteFrom(table).where(column.in(cleared)).execute();
        }
        List<Object[]> rows = plans.stream()
                .filter(plan ->
                        plan.before() == null || cleared.contains(plan.after().id()))
                .flatMap(plan -> labels.apply(plan.after()).stream()
                        .map(label -> new Object[] {plan.after().id(), label}))
                .toList();
        insert(dsl, table, columns, rows, row -> row);
    }

    private static <T> void insert(
            DSLContext dsl, Table<Record> table, List<Field<?>> columns, List<T> items, Function<T, Object[]> row) {
        for (int from = 0; from < items.size(); from += ROWS) {
            InsertValuesStepN<Record> insert = dsl.insertInto(table).columns(columns);
            for (T item : items.subList(from, Math.min(from + ROWS, items.size()))) {
                insert = insert.values(row.apply(item));
            }
            insert.execute();
        }
    }
}
