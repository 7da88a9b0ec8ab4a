package switchboard.major;

import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.PersonalDataContract;

/** What major incidents say of people is exported and erased. */
class MajorIncidentsPersonalDataTest extends PersonalDataContract {

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
