package switchboard.access;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Scope;

/**
 * Why somebody may or may not do something.
 *
 * @param detail one sentence
 * @param grants every grant of a role that carries the permission, and whether it reaches the object
 */
public record Explanation(
        boolean allowed, UUID user, String action, @Nullable String object, String detail, List<Line> grants) {

    public Explanation {
        grants = List.copyOf(grants);
    }

    /** The same for somebody whose organization does not have the module that the permission belongs to. */
    Explanation without(String module) {
        return new Explanation(
                false,
                user,
                action,
                object,
                "The module " + module + " is not enabled for the person's organization.",
                grants);
    }

    /** The same for somebody who may do it with this one object, whatever the grants reach. */
    Explanation permitted(String why) {
        return new Explanation(true, user, action, object, why, grants);
    }

    /**
     * One grant, looked at alone.
     *
     * @param organization the organization the grant is limited to, if any
     * @param team the team the grant is limited to, if any
     * @param matches whether it reaches the object, or anything where no object was named
     * @param reason why, or why not
     */
    public record Line(
            String role,
            @Nullable UUID organization,
            @Nullable UUID team,
            Scope scope,
            boolean matches,
            String reason) {}
}
