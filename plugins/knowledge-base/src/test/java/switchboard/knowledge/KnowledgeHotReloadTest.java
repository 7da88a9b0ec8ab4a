package switchboard.knowledge;

import java.nio.file.Path;
import java.util.List;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.HotReloadContract;

/** Articles are written while the knowledge base is upgraded. */
class KnowledgeHotReloadTest extends HotReloadContract {

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
}
