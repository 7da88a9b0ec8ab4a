package switchboard.example;

import java.util.Map;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.PersonalDataContract;

/** What hand-overs say of people is exported and erased. */
class ExamplePersonalDataTest extends PersonalDataContract {

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
