package switchboard.servicelevels;

import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.HotReloadContract;

/** Policies are written while the module is upgraded. */
class ServiceLevelsHotReloadTest extends HotReloadContract {

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
