package switchboard.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import switchboard.api.access.Reach;
import switchboard.api.access.Scope;

/** What roles permit: built-in ones by the catalogue, the others by their rows. */
public final class RoleBook {

    private final Permissions permissions;

    public RoleBook(Permissions permissions) {
        this.permissions = permissions;
    }

    /** What each of these roles permits at this moment, by key. At most one query, none for built-in roles. */
    public Map<String, Set<RolePermission>> permissions(DSLContext dsl, Collection<String> roles) {
        PermissionCatalogue catalogue = permissions.catalogue();
        Map<String, Set<RolePermission>> found = new HashMap<>();
        Set<String> custom = new HashSet<>();
        for (String role : roles) {
            Set<RolePermission> builtIn = catalogue.builtIn().get(role);
            if (builtIn != null) {
                found.put(role, builtIn);
            } else {
                custom.add(role);
            }
        }
        stored(dsl, custom).forEach((role, lines) -> {
            lines.removeIf(line -> !catalogue.contains(line.permission()));
            found.put(role, lines);
        });
        return found;
    }

    /** The reaches of a person who stands so. */
    public Map<String, Reach> reaches(DSLContext dsl, Standing standing) {
        List<String> roles =
                standing.grants().stream().map(RoleGrant::role).distinct().toList();
        return Reaches.of(standing, permissions(dsl, roles));
    }

    /** The lines of custom roles as they are stored, those of absent plugins among them. */
    Map<String, Set<RolePermission>> stored(DSLContext dsl, Collection<String> roles) {
        Map<String, Set<RolePermission>> stored = new HashMap<>();
        if (!roles.isEmpty()) {
            dsl.select(AccessTables.LINE_ROLE, AccessTables.LINE_PERMISSION, AccessTables.LINE_SCOPE)
                    .from(AccessTables.LINE)
                    .where(AccessTables.LINE_ROLE.in(roles))
                    .forEach(row -> stored.computeIfAbsent(row.value1(), role -> new HashSet<>())
                            .add(new RolePermission(
                                    row.value2(), Scope.valueOf(row.value3().toUpperCase(Locale.ROOT)))));
        }
        return stored;
    }

    /** What everybody may do with what is their own: the requester's permissions, by key. */
    Set<String> everybodysOwn() {
        Set<String> own = new HashSet<>();
        permissions.catalogue().builtIn().get(BuiltInRoles.REQUESTER).forEach(line -> own.add(line.permission()));
        return own;
    }

    /** The catalogue at this moment. */
    public PermissionCatalogue catalogue() {
        return permissions.catalogue();
    }
}
