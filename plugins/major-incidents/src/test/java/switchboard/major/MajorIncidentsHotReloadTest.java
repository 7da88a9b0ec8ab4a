package switchboard.major;

import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.HotReloadContract;

/** Major incidents are declared while the module is upgraded. */
class MajorIncidentsHotReloadTest extends HotReloadContract {

    @Override
    protected Class<? extends ServiceDeskPlugin> plugin() {
        return MajorIncidentsPlugin.class;
    }

    @Override
    protected String role() {
        return Declaring.ROLE;
    }

    @Override
    protected String write(Client client, String title) {
        return Declaring.declare(client, title);
    }
}
