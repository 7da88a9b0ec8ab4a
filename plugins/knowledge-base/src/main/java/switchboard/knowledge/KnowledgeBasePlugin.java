package switchboard.knowledge;

import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.persistence.MigrationSet;
import switchboard.api.privacy.PersonalData;
import switchboard.knowledge.articles.ArticleHistory;
import switchboard.knowledge.articles.ArticleIds;
import switchboard.knowledge.articles.ArticleImport;
import switchboard.knowledge.articles.ArticleImportResource;
import switchboard.knowledge.articles.ArticleList;
import switchboard.knowledge.articles.ArticleResource;
import switchboard.knowledge.articles.ArticleService;
import switchboard.knowledge.articles.ArticleVersionResource;
import switchboard.knowledge.articles.LiveArticles;
import switchboard.knowledge.articles.Readers;
import switchboard.knowledge.search.ArticleSearchSource;
import switchboard.knowledge.search.KnowledgeSearchResource;

/** The knowledge base. It holds nothing exclusive, so that two generations of it can serve side by side. */
public final class KnowledgeBasePlugin implements ServiceDeskPlugin {

    private @Nullable PluginContext context;

    /** For the host. */
    public KnowledgeBasePlugin() {}

    @Override
    public void contribute(Contributions contributions) {
        KnowledgePermissions.all().forEach(contributions::permission);
        contributions
                .setting(KnowledgeSettings.ANONYMOUS_READING)
                .setting(KnowledgeSettings.REVIEW_INTERVAL)
                .migrations(new MigrationSet("db/migration/knowledge"))
                .personalData(PersonalData.of("kb_article", "author_id").exporting("language", "status", "created_at"))
                .personalData(PersonalData.of("kb_article", "owner_id").exporting("language", "status", "created_at"))
                .personalData(PersonalData.of("kb_article_version", "author_id")
                        .exporting("created_at")
                        .texts("title", "body")
                        .item("article", "article_id"))
                .resources(this::resources)
                .searchSource(
                        () -> new ArticleSearchSource(new LiveArticles(started().database())));
    }

    @Override
    public void start(PluginContext given) {
        this.context = given;
    }

    private List<Object> resources() {
        PluginContext desk = started();
        ArticleIds ids = new ArticleIds(desk.clock(), new SecureRandom());
        ArticleService articles = new ArticleService(desk.database(), desk.users(), desk.settings(), desk.clock(), ids);
        Readers readers = new Readers(desk.settings());
        return List.of(
                new ArticleResource(articles, new ArticleList(desk.database(), desk.users()), readers),
                new ArticleVersionResource(articles, new ArticleHistory(desk.database())),
                new ArticleImportResource(new ArticleImport(desk.database(), articles, ids)),
                new KnowledgeSearchResource(desk.search(), readers));
    }

    private PluginContext started() {
        return Objects.requireNonNull(context, "The host starts the plugin before it asks for its parts.");
    }
}
