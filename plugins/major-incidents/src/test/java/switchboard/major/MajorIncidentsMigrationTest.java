package switchboard.major;

import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.MigrationContract;

/** The tables of major incidents come and go. */
class MajorIncidentsMigrationTest extends MigrationContract {

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
