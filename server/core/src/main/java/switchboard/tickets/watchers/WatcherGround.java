package switchboard.tickets.watchers;

import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.access.PeopleReaches;
import switchboard.api.access.Caller;
import switchboard.users.UserService;

/**
 * What watching needs to know of people.
 *
 * @param authors who wrote in a thread of notes
 * @param system the desk itself, which sees every ticket
 */
public record WatcherGround(UserService users, PeopleReaches reaches, Authors authors, Caller system) {

    /** Who wrote in a thread. */
    @FunctionalInterface
    public interface Authors {

        /** @param thread the note that it began with */
        Set<UUID> of(DSLContext dsl, UUID thread);
    }

    TicketSight sight() {
        return new TicketSight(reaches);
    }
}
