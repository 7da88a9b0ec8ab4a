package switchboard.tickets.watchers;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.access.PeopleReaches;
import switchboard.api.access.Reach;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.TicketAccess;

/** Who of some people may see a ticket at this moment. */
final class TicketSight {

    private final PeopleReaches reaches;

    TicketSight(PeopleReaches reaches) {
        this.reaches = reaches;
    }

    /** Where people stand, read once for many questions. */
    Eyes of(DSLContext dsl, Collection<UUID> people) {
        return new Eyes(reaches.of(dsl, people));
    }

    record Eyes(Map<UUID, Map<String, Reach>> reaches) {

        /** @param internal whether what is to be seen is for those who may read notes */
        boolean see(UUID person, Ticket ticket, boolean internal) {
            return covers(person, TicketAccess.READ, ticket)
                    && (!internal || covers(person, TicketAccess.READ_NOTES, ticket));
        }

        /** Those of the people who see it. */
        Set<UUID> of(Collection<UUID> people, Ticket ticket, boolean internal) {
            Set<UUID> seeing = new HashSet<>(people);
            seeing.removeIf(person -> !see(person, ticket, internal));
            return seeing;
        }

        private boolean covers(UUID person, String permission, Ticket ticket) {
            return reaches.getOrDefault(person, Map.of())
                    .getOrDefault(permission, Reach.NONE)
                    .covers(ticket.organization(), ticket.team(), TicketAccess.people(ticket));
        }
    }
}
