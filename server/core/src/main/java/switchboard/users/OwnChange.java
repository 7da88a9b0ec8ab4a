package switchboard.users;

import java.util.Set;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.http.Input;

/** What people may change about themselves without {@code user:edit}. */
final class OwnChange {

    private static final Set<String> FIELDS = Set.of("locale", "timeZone", "password", "currentPassword");

    private OwnChange() {}

    /** Refuses with 403 what the caller may not change about a person they see. */
    static void require(Caller caller, UserView user, boolean edits, Input input) {
        boolean own = user.id().equals(caller.id()) && FIELDS.containsAll(input.names());
        if (!edits && !own) {
            throw new ForbiddenException("access.forbidden", "This needs the permission user:edit.");
        }
    }
}
