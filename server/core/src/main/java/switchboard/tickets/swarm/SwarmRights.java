package switchboard.tickets.swarm;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import switchboard.api.access.Reach;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.TicketAccess;

/**
 * What taking part in a swarm permits. Only those take part who read tickets and write notes somewhere on the desk: a
 * requester in a team that was invited sees nothing by it, nor does whoever asked for the ticket.
 */
public final class SwarmRights {

    private static final Set<String> READING = Set.of(TicketAccess.READ, TicketAccess.READ_NOTES);

    private SwarmRights() {}

    /** Whether somebody with these reaches can take part in anything. */
    public static boolean isOfTheDesk(Function<String, Reach> reaches) {
        return !reaches.apply(TicketAccess.READ).isNone()
                && !reaches.apply(TicketAccess.READ_NOTES).isNone()
                && !reaches.apply(TicketAccess.NOTE).isNone();
    }

    /** Whether the permission reaches the tickets of those who take part: reading, notes, and replies for who writes some. */
    public static boolean permits(Function<String, Reach> reaches, String permission) {
        return switch (permission) {
            case TicketAccess.READ, TicketAccess.READ_NOTES, TicketAccess.NOTE -> isOfTheDesk(reaches);
            case TicketAccess.REPLY -> isOfTheDesk(reaches) && reachesBeyondOwn(reaches.apply(TicketAccess.REPLY));
            default -> false;
        };
    }

    /** Whether it changes nothing, and so stays when the ticket has ended. */
    static boolean isReading(String permission) {
        return READING.contains(permission);
    }

    /** Whether one of those who take part is this person, or a team of theirs. */
    public static boolean takesPart(Ticket ticket, UUID person, Set<UUID> teams, Set<UUID> participants) {
        return !person.equals(ticket.requester())
                && (participants.contains(person) || teams.stream().anyMatch(participants::contains));
    }

    private static boolean reachesBeyondOwn(Reach reach) {
        return reach.all() || !reach.organizations().isEmpty() || !reach.teams().isEmpty();
    }
}
