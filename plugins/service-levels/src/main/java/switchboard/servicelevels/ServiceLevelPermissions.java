package switchboard.servicelevels;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.Permission;
import switchboard.api.access.Reach;
import switchboard.api.access.Scope;
import switchboard.api.error.ForbiddenException;

/** What people may do with service levels, and whose they are: of one organization, or of all. */
public final class ServiceLevelPermissions {

    public static final String READ_KEY = "servicelevel:read";
    public static final String ACKNOWLEDGE_KEY = "servicelevel:acknowledge";
    public static final String EDIT_KEY = "servicelevel:edit";

    static final Permission READ = new Permission(
            READ_KEY,
            "See service-level policies, the queue of what is due, and agreements between teams",
            Map.of("agent", Scope.ORGANIZATION, "team_lead", Scope.ORGANIZATION, "auditor", Scope.ALL));

    static final Permission ACKNOWLEDGE = new Permission(
            ACKNOWLEDGE_KEY,
            "Acknowledge alarms about service levels",
            Map.of("agent", Scope.ORGANIZATION, "team_lead", Scope.ORGANIZATION));

    static final Permission EDIT = new Permission(
            EDIT_KEY,
            "Create and change service-level policies and escalation ladders",
            Map.of("team_lead", Scope.ORGANIZATION));

    private ServiceLevelPermissions() {}

    /** What is for all organizations is seen by whoever sees any. */
    public static boolean sees(Caller caller, @Nullable UUID organization) {
        Reach reach = caller.reach(READ_KEY);
        return organization == null ? !reach.isNone() : reach.covers(organization, null, Set.of());
    }

    /** What is for all organizations is edited by whoever reaches all. */
    public static void requireEdit(Caller caller, @Nullable UUID organization) {
        Reach reach = caller.reach(EDIT_KEY);
        if (organization == null ? !reach.all() : !reach.covers(organization, null, Set.of())) {
            throw new ForbiddenException(
                    "access.forbidden",
                    organization == null
                            ? "What is for all organizations needs servicelevel:edit over all."
                            : "This needs the permission servicelevel:edit.");
        }
    }
}
