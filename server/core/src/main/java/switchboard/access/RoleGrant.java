package switchboard.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role that a person has.
 *
 * @param organization the only organization it works over, or null where it is not limited to one
 * @param team the only team it works over, or null where it is not limited to one
 */
public record RoleGrant(
        String role, @Nullable UUID organization, @Nullable UUID team) {

    /** The role held directly: it works over the person's own organization and teams. */
    public static RoleGrant direct(String role) {
        return new RoleGrant(role, null, null);
    }

    /** Whether it is held directly, without a limit. */
    public boolean isDirect() {
        return organization == null && team == null;
    }
}
