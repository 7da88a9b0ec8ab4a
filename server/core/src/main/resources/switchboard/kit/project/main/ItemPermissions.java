package {{package}};

import java.util.Map;
import switchboard.api.access.Permission;
import switchboard.api.access.Scope;

/** What people may do. The noun of the permissions is also the noun of the plugin's events. */
final class ItemPermissions {

    /** As constants, because annotations need them. */
    static final String READ_KEY = "{{noun}}:read";

    static final String WRITE_KEY = "{{noun}}:write";

    static final Permission READ = new Permission(
            READ_KEY,
            "Read items",
            Map.of("agent", Scope.ORGANIZATION, "team_lead", Scope.ORGANIZATION, "auditor", Scope.ALL));

    static final Permission WRITE = new Permission(
            WRITE_KEY, "Write and delete items", Map.of("agent", Scope.ORGANIZATION, "team_lead", Scope.ORGANIZATION));

    private ItemPermissions() {}
}
