package switchboard.triage;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;

/** What the module asks of the desk beside tickets: whom to give them to, whom to tell, and when people work. */
public interface Outside {

    /** Gives a ticket to somebody by a strategy; null for the team's own. */
    void assign(Caller caller, UUID ticket, @Nullable String strategy, Origin origin);

    /** Tells people about a ticket, once for each event that led to it. */
    void tell(Ticket ticket, Set<UUID> receivers, String message, Origin origin);

    /** Whether a team, or an organization where there is none, works at that time. */
    boolean isOpen(@Nullable UUID team, UUID organization, Instant at);

    /** The first time from then on at which it works. */
    Instant nextOpen(@Nullable UUID team, UUID organization, Instant at);
}
