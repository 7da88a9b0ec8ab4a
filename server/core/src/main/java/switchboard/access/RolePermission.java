package switchboard.access;

import java.util.Comparator;
import switchboard.api.access.Scope;

/** One line of a role: a permission and how far it reaches. A role may hold a permission with several scopes. */
public record RolePermission(String permission, Scope scope) implements Comparable<RolePermission> {

    private static final Comparator<RolePermission> ORDER =
            Comparator.comparing(RolePermission::permission).thenComparing(RolePermission::scope);

    @Override
    public int compareTo(RolePermission other) {
        return ORDER.compare(this, other);
    }
}
