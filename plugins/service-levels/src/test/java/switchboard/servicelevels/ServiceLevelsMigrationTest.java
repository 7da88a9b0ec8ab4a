package switchboard.servicelevels;

import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.MigrationContract;

/** The tables of service levels come and go. */
class ServiceLevelsMigrationTest extends MigrationContract {

    @Override
    protected Class<? extends ServiceDeskPlugin> plugin() {
        return ServiceLevelsPlugin.class;
    }

    @Override
    protected String role() {
        return ServiceLevelArchive.ROLE;
    }

    @Override
    protected String write(Client client, String title) {
        return ServiceLevelArchive.write(client, title);
    }
}
