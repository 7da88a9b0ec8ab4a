package switchboard.example;

import java.util.Map;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.SearchSourceContract;

/** Hand-overs are found by whoever may read them. */
class ExampleSearchTest extends SearchSourceContract {

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

    @Override
    protected String type() {
        return "handover";
    }
}
