package switchboard.servicelevels;

import java.util.Map;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.HotReloadContract;

/**
 * Tickets are written, which the module looks at before they are and whose clocks it follows, while it is upgraded. There may
 * be 500 policies; under load more is written.
 */
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
        return "/tickets/"
                + client.post("/tickets", Map.of("kind", "incident", "title", title))
                        .expect(201)
                        .id()
                + "/service-levels";
    }
}
