package switchboard.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.api.access.Permission;
import switchboard.api.access.Scope;

/**
 * What the built-in roles permit. It is computed from the catalogue and stored nowhere, so that an upgrade or a plugin
 * brings its permissions to these roles by itself; whoever wants something else makes a role of their own.
 */
public final class BuiltInRoles {

    public static final String REQUESTER = "requester";
    public static final String AGENT = "agent";
    public static final String TEAM_LEAD = "team_lead";
    public static final String KNOWLEDGE_EDITOR = "knowledge_editor";
    public static final String AUDITOR = "auditor";
    public static final String ADMINISTRATOR = "administrator";

    /** Their keys. */
    public static final Set<String> KEYS =
            Set.of(REQUESTER, AGENT, TEAM_LEAD, KNOWLEDGE_EDITOR, AUDITOR, ADMINISTRATOR);

    /** What everybody may do with what is personally theirs. */
    private static final List<String> OF_REQUESTERS = List.of(
            "ticket:read",
            "ticket:create",
            "ticket:reply",
            "ticket:attach",
            "ticket:transition",
            "event:read",
            "search:use");

    private static final List<String> OF_AGENTS = List.of(
            "ticket:read",
            "ticket:create",
            "ticket:change",
            "ticket:transition",
            "ticket:reply",
            "ticket:note",
            "note:read",
            "ticket:attach",
            "ticket:link",
            "approval:request",
            "event:read",
            "team:read",
            "rota:read",
            "search:use");

    private static final List<String> OF_AGENTS_IN_THEIR_ORGANIZATION =
            List.of("user:read", "organization:read", "calendar:read", "checklist:read");

    /** Permissions that change nothing although their verb is not {@code read}. */
    private static final Set<String> HARMLESS = Set.of("access:explain", "search:use");

    private BuiltInRoles() {}

    static Map<String, Set<RolePermission>> over(Collection<Permission> permissions) {
        Map<String, Set<RolePermission>> roles = new HashMap<>();
        KEYS.forEach(key -> roles.put(key, new HashSet<>()));
        for (Permission permission : permissions) {
            add(roles, permission.key(), Scope.ALL, ADMINISTRATOR);
            if (permission.key().endsWith(":read") || HARMLESS.contains(permission.key())) {
                add(roles, permission.key(), Scope.ALL, AUDITOR);
            }
            permission.defaultRoles().forEach((role, scope) -> {
                if (KEYS.contains(role)) {
                    add(roles, permission.key(), scope, role);
                }
            });
        }
        addCore(roles);
        roles.replaceAll((role, lines) -> Set.copyOf(lines));
        return roles;
    }

    private static void addCore(Map<String, Set<RolePermission>> roles) {
        for (String permission : OF_REQUESTERS) {
            add(roles, permission, Scope.OWN, REQUESTER, AGENT, TEAM_LEAD);
        }
        for (String permission : OF_AGENTS) {
            // A team without an organization works for several: its people see what is given to it.
            add(roles, permission, Scope.TEAM, AGENT, TEAM_LEAD);
            add(roles, permission, Scope.ORGANIZATION, AGENT, TEAM_LEAD);
        }
        for (String permission : OF_AGENTS_IN_THEIR_ORGANIZATION) {
            add(roles, permission, Scope.ORGANIZATION, AGENT, TEAM_LEAD);
        }
        add(roles, "code:read", Scope.ALL, REQUESTER, AGENT, TEAM_LEAD, KNOWLEDGE_EDITOR);
        add(roles, "search:use", Scope.OWN, KNOWLEDGE_EDITOR);
        add(roles, "event:read", Scope.OWN, KNOWLEDGE_EDITOR);
        add(roles, "absence:edit", Scope.OWN, REQUESTER, AGENT, TEAM_LEAD, KNOWLEDGE_EDITOR);
        add(roles, "absence:edit", Scope.TEAM, TEAM_LEAD);
        add(roles, "skill:edit", Scope.TEAM, TEAM_LEAD);
        add(roles, "approval:read", Scope.ORGANIZATION, TEAM_LEAD);
        add(roles, "team:edit", Scope.TEAM, TEAM_LEAD);
        add(roles, "rota:edit", Scope.TEAM, TEAM_LEAD);
        add(roles, "calendar:edit", Scope.ORGANIZATION, TEAM_LEAD);
        add(roles, "checklist:edit", Scope.ORGANIZATION, TEAM_LEAD);
    }

    private static void add(Map<String, Set<RolePermission>> roles, String permission, Scope scope, String... keys) {
        for (String key : keys) {
            roles.get(key).add(new RolePermission(permission, scope));
        }
    }
}
