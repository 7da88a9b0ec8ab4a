package switchboard.notifications;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import switchboard.api.access.Caller;

/** Which tickets somebody sees. The room of the tickets stands above and answers. */
@FunctionalInterface
public interface TicketSight {

    /** Those of the tickets that the caller may see at this moment. */
    Set<UUID> seen(Caller caller, Collection<UUID> tickets);
}
