package switchboard.knowledge;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.PermissionContract;

/** Nobody gets at articles that are not theirs to see. */
class KnowledgePermissionTest extends PermissionContract {

    @Override
    protected Class<? extends ServiceDeskPlugin> plugin() {
        return KnowledgeBasePlugin.class;
    }

    @Override
    protected String role() {
        return KnowledgeArchive.ROLE;
    }

    @Override
    protected List<Path> libraries() {
        return KnowledgeArchive.libraries();
    }

    @Override
    protected String write(Client client, String title) {
        return KnowledgeArchive.write(client, title);
    }

    /** Reading asks for no permission by itself: what is public is for everybody, and the rest is not found. */
    @Override
    protected Set<String> openToSignedIn() {
        return Set.of("listArticles", "readArticle", "searchArticles", "listArticleVersions", "readArticleVersion");
    }
}
