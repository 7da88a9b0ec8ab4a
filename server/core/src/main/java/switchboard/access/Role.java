package switchboard.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * A role.
 *
 * @param key stable; lower case letters, digits and underscores
 * @param builtIn whether it came with the desk: such a role cannot be changed or deleted
 * @param version grows with every change; the entity tag
 */
public record Role(
        String key,
        String name,
        boolean builtIn,
        List<RolePermission> permissions,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    public Role {
        permissions = permissions.stream().sorted().toList();
    }
}
