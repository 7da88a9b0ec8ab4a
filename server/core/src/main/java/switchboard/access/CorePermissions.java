package switchboard.access;

import java.util.List;
import java.util.Map;
import switchboard.api.access.Permission;

/** The permissions of the core. Which built-in role has them stands in {@link BuiltInRoles}. */
final class CorePermissions {

    static final List<Permission> ALL = List.of(
            permission("ticket:read", "Read tickets and their public entries"),
            permission("ticket:create", "Create tickets"),
            permission("ticket:change", "Change the properties of tickets"),
            permission("ticket:transition", "Move tickets through their workflow"),
            permission("ticket:reply", "Write public replies"),
            permission("ticket:note", "Write internal notes"),
            permission("note:read", "Read internal notes"),
            permission("ticket:attach", "Attach files to tickets"),
            permission("ticket:link", "Link tickets with each other"),
            permission("ticket:import", "Import tickets in bulk"),
            permission("checklist:read", "Read checklists"),
            permission("checklist:edit", "Create and edit checklists"),
            permission("code:read", "Read categories, priorities and other codes"),
            permission("code:edit", "Edit categories, priorities and other codes"),
            permission("calendar:read", "Read calendars and their holidays"),
            permission("calendar:edit", "Create and edit calendars and their holidays"),
            permission("rota:read", "Read rotas and who is on call"),
            permission("rota:edit", "Create and edit rotas and swap their shifts"),
            permission("user:read", "Read people"),
            permission("user:edit", "Create and edit people, their roles and their teams"),
            permission("user:export", "Export everything about a person"),
            permission("user:erase", "Erase people"),
            permission("team:read", "Read teams"),
            permission("team:edit", "Create and edit teams"),
            permission("organization:read", "Read organizations"),
            permission("organization:edit", "Create and edit organizations"),
            permission("role:read", "Read roles"),
            permission("role:edit", "Create and edit roles"),
            permission("access:explain", "Ask why somebody may or may not do something"),
            permission("event:read", "Read the event stream"),
            permission("audit:read", "Read the audit log"),
            permission("notification:read", "See what people are told, and the texts of it"),
            permission(
                    "notification:manage", "Change texts of notifications, send dead ones again, lift dead addresses"),
            permission("webhook:read", "See webhooks and their deliveries"),
            permission("webhook:edit", "Create and edit webhooks, and send their deliveries again"),
            permission("setting:read", "Read settings"),
            permission("setting:edit", "Edit settings"),
            permission("plugin:read", "See the plugins and their state"),
            permission("plugin:manage", "Install, enable, disable and remove plugins"),
            permission("metrics:read", "Read the metrics"),
            permission("search:use", "Search"),
            permission("approval:read", "Read requests for consent"),
            permission("approval:request", "Ask for consent about tickets"),
            permission("absence:edit", "Say when people are absent and who stands in for them"),
            permission("skill:edit", "Say what people know and what a category needs"));

    private CorePermissions() {}

    private static Permission permission(String key, String label) {
        return new Permission(key, label, Map.of());
    }
}
