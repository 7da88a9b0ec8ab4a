package switchboard.access;

import java.util.Map;
import java.util.Set;
import switchboard.api.access.Permission;

/**
 * Every permission of the core and of the enabled plugins at one moment, with what the built-in roles permit. Immutable.
 *
 * @param revision grows with every change of the catalogue on this node
 * @param permissions by key
 * @param owners who declared each, by key: {@code core} or a plugin's id
 * @param builtIn what each built-in role permits, by role key
 */
public record PermissionCatalogue(
        long revision,
        Map<String, Permission> permissions,
        Map<String, String> owners,
        Map<String, Set<RolePermission>> builtIn) {

    public PermissionCatalogue {
        permissions = Map.copyOf(permissions);
        owners = Map.copyOf(owners);
        builtIn = Map.copyOf(builtIn);
    }

    /** Whether the permission exists at this moment. */
    public boolean contains(String permission) {
        return permissions.containsKey(permission);
    }

    /** Who declared it: {@code core} or a plugin's id. */
    public String ownerOf(String permission) {
        return owners.getOrDefault(permission, Permissions.CORE);
    }
}
