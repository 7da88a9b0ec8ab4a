package switchboard.major;

import java.util.Map;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.SearchSourceContract;

/** Major incidents are found by whoever may read them. */
class MajorIncidentsSearchTest extends SearchSourceContract {

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

    @Override
    protected String type() {
        return "majorincident";
    }

    /** A major incident stays; what it says may be written anew. */
    @Override
    protected void delete(Client client, String path) {
        client.patch(path, Map.of("summary", "Written anew")).expect(200);
    }
}
