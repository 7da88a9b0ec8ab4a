package switchboard.example;

import java.util.Map;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.HotReloadContract;

/** Hand-overs are written while the module is upgraded. */
class ExampleHotReloadTest extends HotReloadContract {

    @Override
    protected Class<? extends ServiceDeskPlugin> plugin() {
        return ExamplePlugin.class;
    }

    @Override
    protected String write(Client client, String title) {
        return "/example/hand-overs/"
                + client.post("/example/hand-overs", Map.of("title", title))
                        .expect(201)
                        .id();
    }
}
