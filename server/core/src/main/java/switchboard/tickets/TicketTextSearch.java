package switchboard.tickets;

import java.util.List;
import java.util.UUID;
import switchboard.api.access.Caller;

/** Full-text search over tickets, as the list asks for it. */
@FunctionalInterface
public interface TicketTextSearch {

    /** The most ids an answer holds. */
    int MOST = 1_000;

    /**
     * The ids of the best matches that the caller may find, best first, at most {@link #MOST}.
     *
     * @throws switchboard.api.error.UnavailableException {@code search.unavailable} where no engine is there
     */
    List<UUID> find(Caller caller, String text);
}
