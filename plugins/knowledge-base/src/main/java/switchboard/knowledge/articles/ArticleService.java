package switchboard.knowledge.articles;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.persistence.Database;
import switchboard.api.persistence.Transaction;
import switchboard.api.settings.Settings;
import switchboard.api.users.Organization;
import switchboard.api.users.UserDirectory;
import switchboard.knowledge.KnowledgePermissions;
import switchboard.knowledge.KnowledgeSettings;

/** Commands to single articles, and reading them. Each command is one transaction together with its events. */
public final class ArticleService {

    private static final int TRIES = 5;

    private final Database database;
    private final UserDirectory users;
    private final Settings settings;
    private final Clock clock;
    private final ArticleIds ids;

    public ArticleService(Database database, UserDirectory users, Settings settings, Clock clock, ArticleIds ids) {
        this.database = database;
        this.users = users;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    ArticleFieldsReader fieldsReader() {
        return new ArticleFieldsReader(users);
    }

    /** The article as the caller is shown it. */
    ShownArticle find(Caller caller, UUID id) {
        return database.read(dsl -> visible(dsl, caller, id));
    }

    /** Its other languages, as far as the caller reads them. */
    List<Translation> translations(Caller caller, Article article) {
        ArticleVisibility visibility = ArticleVisibility.of(caller);
        return database.read(dsl -> ArticleReader.translations(dsl, visibility, article));
    }

    ShownArticle create(Caller caller, ArticleFields fields) {
        UUID organization = fields.organization().or(caller.organization());
        ArticlePermissions.requireNew(caller, KnowledgePermissions.CREATE, organization);
        ArticleStatus status = fields.status().or(ArticleStatus.DRAFT);
        String language = fields.language().or(languageOf(organization));
        ArticlePlanner planner = planner(caller);
        UUID id = ids.next();
        return database.inTransaction(transaction -> {
            ArticleFields resolved = resolveSource(transaction.dsl(), caller, organization, fields);
            ArticlePlan plan = planner.create(id, resolved, status, organization, language);
            ArticlePermissions.requireFor(caller, plan);
            write(transaction, plan, caller);
            transaction.completes(ArticleResource.PATH + id);
            return new ShownArticle(plan.after(), plan.content(), true);
        });
    }

    ShownArticle change(Caller caller, UUID id, @Nullable Long ifVersion, ArticleFields fields) {
        return change(caller, id, ifVersion, dsl -> fields);
    }

    /** Puts earlier content in again, as a new version under the same rules as any change. */
    ShownArticle restore(Caller caller, UUID id, long number, @Nullable Long ifVersion, Given<ArticleStatus> status) {
        return change(caller, id, ifVersion, dsl -> {
            ArticleContent content = ArticleReader.content(dsl, id, number)
                    .orElseThrow(() -> new NotFoundException("article.no_such_version", "There is no such version."));
            return ArticleFields.content(content.title(), content.body(), status);
        });
    }

    void delete(Caller caller, UUID id, @Nullable Long ifVersion) {
        retrying(transaction -> {
            ShownArticle current = visible(transaction.dsl(), caller, id);
            ArticlePermissions.require(caller, KnowledgePermissions.DELETE, current.article());
            if (ifVersion != null && ifVersion != current.article().version()) {
                throw Difference.stale(List.of());
            }
            ArticleWriter.delete(transaction.dsl(), current.article());
            transaction.append(ArticleEvents.deleted(current.article(), caller.id()));
            return current;
        });
    }

    private ShownArticle change(
            Caller caller, UUID id, @Nullable Long ifVersion, Function<DSLContext, ArticleFields> command) {
        ArticlePlanner planner = planner(caller);
        return retrying(transaction -> {
            DSLContext dsl = transaction.dsl();
            ShownArticle current = visible(dsl, caller, id);
            Article article = current.article();
            ArticlePermissions.require(caller, KnowledgePermissions.EDIT, article);
            ArticleFields fields = resolveSource(dsl, caller, article.organization(), command.apply(dsl));
            if (ifVersion != null && ifVersion != article.version()) {
                throw Difference.stale(fields, current);
            }
            ArticlePlan plan = planner.change(article, current.content(), fields);
            ArticlePermissions.requireFor(caller, plan);
            if (plan.changes()) {
                write(transaction, plan, caller);
            }
            return new ShownArticle(plan.after(), plan.content(), true);
        });
    }

    private static ShownArticle visible(DSLContext dsl, Caller caller, UUID id) {
        return ArticleReader.find(dsl, ArticleVisibility.of(caller), id).orElseThrow(ArticleService::notFound);
    }

    private static void write(Transaction transaction, ArticlePlan plan, Caller caller) {
        ArticleWriter.write(transaction.dsl(), List.of(plan));
        ArticleEvents.of(plan, caller.id()).forEach(transaction::append);
    }

    /** Runs a command again that lost a race; where it had a precondition, the second reading finds it failed. */
    private <T> T retrying(Function<Transaction, T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return database.inTransaction(work);
            } catch (LostRaceException lost) {
                if (tries == TRIES) {
                    throw Difference.stale(List.of());
                }
            }
        }
    }

    private static ArticleFields resolveSource(DSLContext dsl, Caller caller, UUID organization, ArticleFields fields) {
        if (!fields.translationOf().present()) {
            return fields;
        }
        String reference = fields.translationOf().value();
        if (reference == null) {
            return fields.withSource(null);
        }
        UUID source = ArticleReader.sources(dsl, ArticleVisibility.of(caller), organization, List.of(reference))
                .get(reference);
        if (source == null) {
            throw new InvalidInputException("translationOf", "not_found", "translationOf names no article.");
        }
        return fields.withSource(source);
    }

    ArticlePlanner planner(Caller caller) {
        int days = settings.get(KnowledgeSettings.REVIEW_INTERVAL);
        return new ArticlePlanner(caller.id(), clock.instant().truncatedTo(ChronoUnit.MICROS), Duration.ofDays(days));
    }

    String languageOf(UUID organization) {
        return Optional.of(organization)
                .flatMap(users::organization)
                .map(Organization::language)
                .flatMap(LanguageTag::normalized)
                .orElse("und");
    }

    static NotFoundException notFound() {
        return new NotFoundException("article.not_found", "There is no such article.");
    }
}
