package switchboard.plugins.archive;

import java.util.Set;

/** Names that the core keeps for itself, in use or not yet. */
public final class ReservedNames {

    private static final Set<String> MOUNTS = Set.of(
            "absences",
            "access",
            "approval-links",
            "approvals",
            "assignment",
            "assignments",
            "escalations",
            "presence",
            "skills",
            "audit",
            "attachments",
            "auth",
            "calendar",
            "calendars",
            "codes",
            "deliveries",
            "docs",
            "events",
            "due",
            "fields",
            "health",
            "imports",
            "jobs",
            "live",
            "me",
            "metrics",
            "notification-addresses",
            "notification-templates",
            "notifications",
            "openapi",
            "organizations",
            "permissions",
            "plugins",
            "ready",
            "roles",
            "rotas",
            "on-call",
            "search",
            "sequencer",
            "sessions",
            "settings",
            "teams",
            "ticket-status",
            "tickets",
            "tokens",
            "users",
            "webhooks",
            "priorities",
            "categories",
            "workflow",
            "import",
            "transitions",
            "replies",
            "notes",
            "timeline",
            "links",
            "merge",
            "split",
            "tasks",
            "checklists",
            "watchers",
            "swarm",
            "swarms",
            "category-suggestions",
            "information",
            "closure",
            "expectation",
            "pin",
            "bulk",
            "personal-data",
            "erasure",
            "core");

    private static final Set<String> NOUNS = Set.of(
            "absence",
            "access",
            "approval",
            "assignment",
            "presence",
            "skill",
            "audit",
            "calendar",
            "checklist",
            "code",
            "event",
            "field",
            "job",
            "metrics",
            "notification",
            "organization",
            "plugin",
            "role",
            "rota",
            "search",
            "setting",
            "task",
            "team",
            "ticket",
            "user",
            "webhook");

    private static final Set<String> IDS =
            Set.of("approvals", "assignment", "core", "desk", "kept-data", "privacy", "switchboard", "system");

    private static final Set<String> PREFIXES = Set.of("core_", "flyway_", "mysql_", "sys_", "tmp_");

    private ReservedNames() {}

    /**
     * Whether a plugin cannot have this id: under its id stand its jobs, its cursors and the history of its migrations,
     * and under these names stand the core's.
     */
    public static boolean isId(String id) {
        return IDS.contains(id);
    }

    /** Whether a plugin cannot have this mount. */
    public static boolean isMount(String mount) {
        return MOUNTS.contains(mount);
    }

    /** Whether a plugin cannot add permissions or events of this noun. */
    public static boolean isNoun(String noun) {
        return NOUNS.contains(noun);
    }

    /** Whether a plugin cannot have this table prefix. */
    public static boolean isPrefix(String prefix) {
        return PREFIXES.stream().anyMatch(reserved -> overlap(reserved, prefix));
    }

    /** Whether a table of this name is the core's, or a history of migrations. */
    public static boolean isForeignTable(String name) {
        return name.startsWith("core_") || name.startsWith("flyway_");
    }

    /** Whether a table could belong to both prefixes. */
    public static boolean overlap(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }
}
