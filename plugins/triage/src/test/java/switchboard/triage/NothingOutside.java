package switchboard.triage;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;

/** A desk on which it is always open, for what assigns nothing and tells nobody. */
public final class NothingOutside implements Outside {

    @Override
    public void assign(Caller caller, UUID ticket, @Nullable String strategy, Origin origin) {
        throw new AssertionError("Nothing is assigned");
    }

    @Override
    public void tell(Ticket ticket, Set<UUID> receivers, String message, Origin origin) {
        throw new AssertionError("Nobody is told");
    }

    @Override
    public boolean isOpen(@Nullable UUID team, UUID organization, Instant at) {
        return true;
    }

    @Override
    public Instant nextOpen(@Nullable UUID team, UUID organization, Instant at) {
        return at;
    }
}
