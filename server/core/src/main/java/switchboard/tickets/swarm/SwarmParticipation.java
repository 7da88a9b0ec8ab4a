package switchboard.tickets.swarm;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Transactions;
import switchboard.tickets.Participation;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.CodeTables;

/** Whether callers take part in the swarm of a ticket, themselves or by a team. */
public final class SwarmParticipation implements Participation {

    private final Transactions transactions;
    private final CodeTables codes;

    public SwarmParticipation(Transactions transactions, CodeTables codes) {
        this.transactions = transactions;
        this.codes = codes;
    }

    @Override
    public Condition joined(Caller caller) {
        return ParticipantRows.joined(participants(caller));
    }

    @Override
    public boolean mayJoin(Caller caller) {
        return !caller.anonymous() && SwarmRights.permits(caller::reach, TicketAccess.READ);
    }

    @Override
    public boolean permits(Caller caller, String permission, Ticket ticket) {
        if (caller.anonymous() || !SwarmRights.permits(caller::reach, permission)) {
            return false;
        }
        Person person = new Person(caller.id(), caller.teams(), caller::reach);
        return person.can(codes.current(), ticket, permission)
                && transactions.read(dsl -> ParticipantRows.takesPart(dsl, ticket.id(), person.participants()));
    }

    /** The same for somebody who is not asking. */
    public static boolean permits(DSLContext dsl, CodeBook codes, Ticket ticket, String permission, Person person) {
        return person.can(codes, ticket, permission)
                && ParticipantRows.takesPart(dsl, ticket.id(), person.participants());
    }

    /**
     * Somebody who may take part.
     *
     * @param reaches how far each permission reaches
     */
    public record Person(UUID id, Set<UUID> teams, Function<String, Reach> reaches) {

        /** Whether taking part would permit it, now. */
        private boolean can(CodeBook codes, Ticket ticket, String permission) {
            return SwarmRights.permits(reaches, permission)
                    && !id.equals(ticket.requester())
                    && (SwarmRights.isReading(permission)
                            || !codes.phase(ticket.status()).isFinal());
        }

        private Set<UUID> participants() {
            Set<UUID> participants = new HashSet<>(teams);
            participants.add(id);
            return participants;
        }
    }

    /** The caller, and the teams of the caller. */
    static Set<UUID> participants(Caller caller) {
        return new Person(caller.id(), caller.teams(), caller::reach).participants();
    }
}
