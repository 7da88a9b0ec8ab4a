package switchboard.tickets.watchers;

import switchboard.access.PeopleReaches;
import switchboard.api.access.Caller;
import switchboard.users.UserService;

/**
 * What watching needs to know of people.
 *
 * @param system the desk itself, which sees every ticket
 */
public record WatcherGround(UserService users, PeopleReaches reaches, Caller system) {

    TicketSight sight() {
        return new TicketSight(reaches);
    }
}
