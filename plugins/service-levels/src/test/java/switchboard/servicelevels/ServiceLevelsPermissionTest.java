package switchboard.servicelevels;

import java.util.Set;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.PermissionContract;

/** Nobody gets at service levels that are not theirs to see. */
class ServiceLevelsPermissionTest extends PermissionContract {

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
        return ServiceLevelArchive.write(client, title);
    }

    /** Whoever may see a ticket may ask how long it has; the host looks for the ticket first. */
    @Override
    protected Set<String> openToSignedIn() {
        return Set.of("explainServiceLevels");
    }
}
