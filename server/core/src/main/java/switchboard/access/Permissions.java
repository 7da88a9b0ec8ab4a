package switchboard.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchboard.api.access.Permission;

/** The permissions that exist: the core's and those of the enabled plugins. Safe for use by several threads. */
public final class Permissions {

    /** The owner of the core's permissions. */
    public static final String CORE = "core";

    private final Map<String, List<Permission>> declared = new HashMap<>();
    private volatile PermissionCatalogue catalogue;

    public Permissions() {
        declared.put(CORE, CorePermissions.ALL);
        catalogue = catalogueOf(declared, 1);
    }

    /** Everything at this moment. Costs nothing. */
    public PermissionCatalogue catalogue() {
        return catalogue;
    }

    /**
     * Sets the permissions of a plugin, in place of those it had.
     *
     * @throws IllegalArgumentException where the noun of one belongs to the core or to another plugin, or a key is
     *     declared twice; nothing has changed then
     */
    public synchronized void define(String owner, List<Permission> permissions) {
        if (owner.equals(CORE)) {
            throw new IllegalArgumentException("The core's permissions are fixed.");
        }
        Map<String, List<Permission>> next = new HashMap<>(declared);
        next.put(owner, List.copyOf(permissions));
        publish(next);
    }

    /** Takes a plugin's permissions away. Roles that name them keep the lines, which permit nothing meanwhile. */
    public synchronized void remove(String owner) {
        if (!owner.equals(CORE) && declared.containsKey(owner)) {
            Map<String, List<Permission>> next = new HashMap<>(declared);
            next.remove(owner);
            publish(next);
        }
    }

    private void publish(Map<String, List<Permission>> next) {
        PermissionCatalogue made = catalogueOf(next, catalogue.revision() + 1);
        declared.clear();
        declared.putAll(next);
        catalogue = made;
    }

    private static PermissionCatalogue catalogueOf(Map<String, List<Permission>> declared, long revision) {
        Map<String, Permission> permissions = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        Map<String, String> nouns = new HashMap<>();
        declared.forEach((owner, list) -> {
            for (Permission permission : list) {
                String holder = nouns.putIfAbsent(permission.noun(), owner);
                if (holder != null && !holder.equals(owner)) {
                    throw new IllegalArgumentException(
                            "Permissions of " + permission.noun() + " belong to both " + holder + " and " + owner);
                }
                if (permissions.putIfAbsent(permission.key(), permission) != null) {
                    throw new IllegalArgumentException(permission.key() + " is declared twice");
                }
                owners.put(permission.key(), owner);
            }
        });
        return new PermissionCatalogue(revision, permissions, owners, BuiltInRoles.over(permissions.values()));
    }
}
