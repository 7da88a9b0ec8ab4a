package switchboard.api.events;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.HostService;

/** The journal, for reading. Appending is part of a {@link switchboard.api.persistence.Transaction}. */
@HostService
public interface Events {

    /** The events after a position, oldest first. {@code limit} is at most 1,000. Without any permission check. */
    List<Event> after(long position, int limit);

    /**
     * The events of one ticket, oldest first: those of the core that belong to it, internal ones too. Without any
     * permission check.
     *
     * @param after the id of the last event already read, or null for the beginning
     * @param limit at most 1,000
     */
    List<Event> ofTicket(UUID ticket, @Nullable UUID after, int limit);

    /**
     * The events of several tickets in one reading, each ticket's as {@link #ofTicket} tells them: all events of as many of
     * the tickets as fit together into the limit, by ticket. Those that are not in the answer are to be asked for again.
     * Where a single ticket has more events than the limit, it may come alone, with as many as the limit; {@code ofTicket}
     * reads on. A ticket without events has an empty list. Without any permission check.
     *
     * @param tickets at most 200
     * @param limit of all events together, at most 1,000
     */
    Map<UUID, List<Event>> ofTickets(Collection<UUID> tickets, int limit);

    /** The position of the newest event, 0 where there is none. */
    long newest();

    /**
     * The chain of causes of an event, nearest first: what led to it, what led to that, and so on, at most 20. Empty for
     * what a person did. Without any permission check.
     */
    List<UUID> causes(UUID event);
}
