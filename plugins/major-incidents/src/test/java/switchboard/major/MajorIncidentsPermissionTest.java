package switchboard.major;

import java.util.Set;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.PermissionContract;

/** Nobody gets at major incidents that are not theirs to see. */
class MajorIncidentsPermissionTest extends PermissionContract {

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

    /** What everybody may know who sees the ticket, and what was published for everybody; the rest is not found. */
    @Override
    protected Set<String> openToSignedIn() {
        return Set.of("listMajorIncidentsOfTicket", "readMajorIncidentReview");
    }
}
