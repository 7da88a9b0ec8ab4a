package switchboard.knowledge.articles;

import static switchboard.knowledge.articles.ArticleTables.*;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.persistence.Transaction;
import switchboard.knowledge.KnowledgePermissions;

/** Some lines of an import for one organization, written in one transaction by a handful of statements. */
final class ImportChunk {

    private final Caller caller;
    private final UUID organization;
    private final String language;
    private final ArticlePlanner planner;
    private final ArticleIds ids;
    private final List<ImportedArticle> articles;

    ImportChunk(
            Caller caller,
            UUID organization,
            String language,
            ArticlePlanner planner,
            ArticleIds ids,
            List<ImportedArticle> articles) {
        this.caller = caller;
        this.organization = organization;
        this.language = language;
        this.planner = planner;
        this.ids = ids;
        this.articles = articles;
    }

    /** Writes what differs. May run again from the start, so it counts afresh. */
    ImportTally write(Transaction transaction) {
        ImportTally tally = new ImportTally();
        DSLContext dsl = transaction.dsl();
        Map<String, Existing> existing = existing(dsl);
        Map<String, UUID> sources = sources(dsl);
        List<ArticlePlan> plans = new ArrayList<>();
        for (ImportedArticle article : articles) {
            try {
                ArticlePlan plan = plan(article, existing.get(article.externalId()), sources);
                sources.putIfAbsent(article.externalId(), plan.after().id());
                if (!plan.changes()) {
                    tally.unchanged();
                } else {
                    plans.add(plan);
                    if (plan.before() == null) {
                        tally.created();
                    } else {
                        tally.updated();
                    }
                }
            } catch (ServiceDeskException refusal) {
                tally.failed(ArticleImport.error(article.line(), refusal));
            }
        }
        ArticleWriter.write(dsl, plans);
        plans.forEach(plan -> ArticleEvents.of(plan, caller.id()).forEach(transaction::append));
        return tally;
    }

    private ArticlePlan plan(ImportedArticle article, @Nullable Existing existing, Map<String, UUID> sources) {
        ArticleFields fields = resolved(article.fields(), sources);
        ArticlePlan plan;
        if (existing == null) {
            ArticleStatus status = fields.status().or(ArticleStatus.PUBLISHED);
            plan = planner.create(
                    ids.next(), fields, status, organization, fields.language().or(language));
        } else {
            ArticlePermissions.require(caller, KnowledgePermissions.IMPORT, existing.article());
            plan = planner.change(existing.article(), existing.content(fields), fields);
        }
        ArticlePermissions.requireFor(caller, plan);
        return plan;
    }

    private static ArticleFields resolved(ArticleFields fields, Map<String, UUID> sources) {
        if (!fields.translationOf().present()) {
            return fields;
        }
        String reference = fields.translationOf().value();
        if (reference != null && !sources.containsKey(reference)) {
            throw new InvalidInputException(
                    "translationOf", "not_found", "translationOf names no article, or one that comes later.");
        }
        return fields.withSource(reference == null ? null : sources.get(reference));
    }

    private Map<String, UUID> sources(DSLContext dsl) {
        List<String> references = articles.stream()
                .map(article -> article.fields().translationOf().value())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return ArticleReader.sources(dsl, ArticleVisibility.of(caller), organization, references);
    }

    /** What is there of these lines; bodies only where a line has none to compare. */
    private Map<String, Existing> existing(DSLContext dsl) {
        List<String> externalIds =
                articles.stream().map(ImportedArticle::externalId).toList();
        List<String> bodiless = articles.stream()
                .filter(article -> !article.fields().body().present())
                .map(ImportedArticle::externalId)
                .toList();
        Field<String> body = (bodiless.isEmpty()
                        ? DSL.inline("")
                        : DSL.when(EXTERNAL_ID.in(bodiless), CONTENT_BODY).otherwise(DSL.inline("")))
                .as(CONTENT_BODY);
        List<Field<?>> columns = new ArrayList<>(ArticleRows.ARTICLE_COLUMNS);
        columns.addAll(ArticleRows.CONTENT_COLUMNS);
        columns.remove(CONTENT_BODY);
        Result<Record> rows = dsl.select(columns)
                .select(body)
                .from(ARTICLE)
                .join(CONTENT)
                .on(CONTENT_ARTICLE.eq(ID))
                .and(CONTENT_NUMBER.eq(LATEST))
                .where(ORGANIZATION.eq(organization))
                .and(EXTERNAL_ID.in(externalIds))
                .fetch();
        Map<UUID, Labels> labels = Labels.of(dsl, rows.getValues(ID));
        Map<String, Existing> existing = new HashMap<>();
        for (Record row : rows) {
            Article article = ArticleRows.article(row, Labels.of(labels, row.get(ID)));
            existing.put(
                    article.externalId(),
                    new Existing(article, ArticleRows.content(row), ByteBuffer.wrap(row.get(CONTENT_DIGEST))));
        }
        return existing;
    }

    /**
     * An article that is there.
     *
     * @param newest its newest content; the body is empty where the line brings one
     */
    private record Existing(Article article, ArticleContent newest, ByteBuffer digest) {

        /** Text that no article has. */
        private static final String OTHER = "\0";

        /** Its newest content as far as the planner has to compare it with these fields. */
        ArticleContent content(ArticleFields fields) {
            if (!fields.body().present()) {
                return newest;
            }
            String body = fields.body().or("");
            boolean same = digest.equals(
                    ByteBuffer.wrap(ArticleContent.digest(fields.title().or(newest.title()), body)));
            return new ArticleContent(
                    newest.number(),
                    newest.title(),
                    same ? body : OTHER,
                    newest.state(),
                    newest.author(),
                    newest.createdAt(),
                    newest.publishedAt());
        }
    }
}
