package {{package}};

import java.util.Map;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.PersonalDataContract;

/** What items say of people is exported and erased. */
class PersonalDataTest extends PersonalDataContract {

    @Override
    protected Class<? extends ServiceDeskPlugin> plugin() {
        return {{plugin}}.class;
    }

    @Override
    protected String write(Client client, String title) {
        return "/{{mount}}/items/"
                + client.post("/{{mount}}/items", Map.of("title", title)).expect(201).id();
    }
}
