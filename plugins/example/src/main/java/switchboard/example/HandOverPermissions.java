package switchboard.example;

import java.util.Map;
import switchboard.api.access.Permission;
import switchboard.api.access.Scope;

/**
 * What people may do with hand-overs. The noun of the permissions is also the noun of the module's events. The administrator
 * has every permission without being named.
 */
final class HandOverPermissions {

    /** As constants, because annotations need them. */
    static final String READ_KEY = "handover:read";

    static final String WRITE_KEY = "handover:write";

    static final Permission READ = new Permission(
            READ_KEY,
            "Read shift hand-overs",
            Map.of("agent", Scope.ORGANIZATION, "team_lead", Scope.ORGANIZATION, "auditor", Scope.ALL));

    static final Permission WRITE = new Permission(
            WRITE_KEY,
            "Write, change and acknowledge shift hand-overs",
            Map.of("agent", Scope.ORGANIZATION, "team_lead", Scope.ORGANIZATION));

    private HandOverPermissions() {}
}
