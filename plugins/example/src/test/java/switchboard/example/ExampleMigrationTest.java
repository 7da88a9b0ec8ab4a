package switchboard.example;

import java.util.Map;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.MigrationContract;

/** The tables of hand-overs come and go. */
class ExampleMigrationTest extends MigrationContract {

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
