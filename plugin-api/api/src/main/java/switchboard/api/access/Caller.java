package switchboard.api.access;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;
import switchboard.api.HostService;

/**
 * Who is asking. Immutable; made by the host for each request. A resource method gets it as a parameter
 * {@code @Context Caller caller}. {@link #getName()} is the username, or {@code anonymous}.
 */
@HostService
public interface Caller extends Principal {

    /** The person's id; for an anonymous caller the nil UUID. */
    UUID id();

    UUID organization();

    Set<UUID> teams();

    /** Keys of all roles, however granted. */
    Set<String> roles();

    /** BCP 47 tag of the person's language, or the organization's. */
    String locale();

    boolean anonymous();

    /** How far the permission reaches; {@link Reach#NONE} where the caller lacks it. */
    Reach reach(String permission);

    /** Whether the caller has the permission for anything at all. */
    default boolean has(String permission) {
        return !reach(permission).isNone();
    }
}
