package switchboard.tickets.watchers;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.access.PeopleReaches;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.swarm.ParticipantRows;
import switchboard.tickets.swarm.SwarmRights;

/** Who of some people may see a ticket at this moment. */
final class TicketSight {

    private final PeopleReaches reaches;

    TicketSight(PeopleReaches reaches) {
        this.reaches = reaches;
    }

    /** Where people stand, and who takes part in which of these tickets, read once for many questions. */
    Eyes of(DSLContext dsl, Collection<UUID> people, Collection<UUID> tickets) {
        return people.isEmpty()
                ? new Eyes(Map.of(), Map.of())
                : new Eyes(reaches.places(dsl, people), ParticipantRows.of(dsl, tickets));
    }

    /** @param swarms the people and teams that take part, by ticket */
    record Eyes(Map<UUID, PeopleReaches.Place> places, Map<UUID, Set<UUID>> swarms) {

        /** @param internal whether what is to be seen is for those who may read notes */
        boolean see(UUID person, Ticket ticket, boolean internal) {
            PeopleReaches.Place place = places.getOrDefault(person, PeopleReaches.Place.NOWHERE);
            boolean reached = covers(place, TicketAccess.READ, ticket)
                    && (!internal || covers(place, TicketAccess.READ_NOTES, ticket));
            return reached || takesPart(person, place, ticket);
        }

        /** Those of the people who see it. */
        Set<UUID> of(Collection<UUID> people, Ticket ticket, boolean internal) {
            Set<UUID> seeing = new HashSet<>(people);
            seeing.removeIf(person -> !see(person, ticket, internal));
            return seeing;
        }

        private boolean takesPart(UUID person, PeopleReaches.Place place, Ticket ticket) {
            Set<UUID> participants = swarms.getOrDefault(ticket.id(), Set.of());
            return SwarmRights.isOfTheDesk(place::reach)
                    && SwarmRights.takesPart(ticket, person, place.teams(), participants);
        }

        private static boolean covers(PeopleReaches.Place place, String permission, Ticket ticket) {
            return place.reach(permission).covers(ticket.organization(), ticket.team(), TicketAccess.people(ticket));
        }
    }
}
