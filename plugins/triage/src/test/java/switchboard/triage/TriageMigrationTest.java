package switchboard.triage;

import java.nio.file.Path;
import java.util.List;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.MigrationContract;

/** The tables of the module come and go. */
class TriageMigrationTest extends MigrationContract {

    @Override
    protected Class<? extends ServiceDeskPlugin> plugin() {
        return TriagePlugin.class;
    }

    @Override
    protected String role() {
        return TriageArchive.ROLE;
    }

    @Override
    protected List<Path> libraries() {
        return TriageArchive.libraries();
    }

    @Override
    protected String write(Client client, String title) {
        return TriageArchive.write(client, title);
    }
}
