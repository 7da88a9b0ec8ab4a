package switchboard.triage;

import java.util.List;
import java.util.Map;
import switchboard.api.access.Permission;
import switchboard.api.access.Scope;

/** What people may do here. Team leads define what holds for their organization; agents use it. */
public final class TriagePermissions {

    public static final String TRIAGE_READ = "triage:read";
    public static final String RULE_READ = "rule:read";
    public static final String RULE_EDIT = "rule:edit";
    public static final String MACRO_READ = "macro:read";
    public static final String MACRO_APPLY = "macro:apply";
    public static final String MACRO_EDIT = "macro:edit";
    public static final String RECURRING_READ = "recurring:read";
    public static final String RECURRING_EDIT = "recurring:edit";

    private static final Map<String, Scope> READERS =
            Map.of("agent", Scope.ORGANIZATION, "team_lead", Scope.ORGANIZATION, "auditor", Scope.ALL);
    private static final Map<String, Scope> WORKERS =
            Map.of("agent", Scope.ORGANIZATION, "team_lead", Scope.ORGANIZATION);
    private static final Map<String, Scope> LEADS = Map.of("team_lead", Scope.ORGANIZATION);

    static final List<Permission> ALL = List.of(
            new Permission(TRIAGE_READ, "See the triage queue, traces of rules and the accuracy", READERS),
            new Permission(RULE_READ, "Read rules and automations", READERS),
            new Permission(RULE_EDIT, "Write rules and automations", LEADS),
            new Permission(MACRO_READ, "Read macros", READERS),
            new Permission(MACRO_APPLY, "Apply macros to tickets", WORKERS),
            new Permission(MACRO_EDIT, "Write macros", LEADS),
            new Permission(RECURRING_READ, "Read recurring tickets", READERS),
            new Permission(RECURRING_EDIT, "Write recurring tickets", LEADS));

    private TriagePermissions() {}
}
