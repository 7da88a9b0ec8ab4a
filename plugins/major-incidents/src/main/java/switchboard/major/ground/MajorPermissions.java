package switchboard.major.ground;

import java.util.List;
import java.util.Map;
import switchboard.api.access.Permission;
import switchboard.api.access.Scope;

/** What people may do with major incidents. */
public final class MajorPermissions {

    public static final String READ = "majorincident:read";
    public static final String DECLARE = "majorincident:declare";
    public static final String MANAGE = "majorincident:manage";
    public static final String REVIEW = "majorincident:review";

    private MajorPermissions() {}

    /** Of managing and reviewing an agent has what is the agent's own: the major incidents that the agent is the manager of. */
    public static List<Permission> all() {
        Map<String, Scope> managers = Map.of("team_lead", Scope.ORGANIZATION, "agent", Scope.OWN);
        return List.of(
                new Permission(
                        READ,
                        "Read major incidents",
                        Map.of("agent", Scope.ORGANIZATION, "team_lead", Scope.ORGANIZATION, "auditor", Scope.ALL)),
                new Permission(
                        DECLARE, "Declare and undeclare major incidents", Map.of("team_lead", Scope.ORGANIZATION)),
                new Permission(MANAGE, "Manage major incidents, and write their criteria", managers),
                new Permission(REVIEW, "Write and publish reviews of major incidents", managers));
    }
}
