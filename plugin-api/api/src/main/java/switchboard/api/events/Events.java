package switchboard.api.events;

import java.util.List;
import switchboard.api.HostService;

/** The journal, for reading. Appending is part of a {@link switchboard.api.persistence.Transaction}. */
@HostService
public interface Events {

    /** The events after a position, oldest first. {@code limit} is at most 1,000. Without any permission check. */
    List<Event> after(long position, int limit);

    /** The position of the newest event, 0 where there is none. */
    long newest();
}
