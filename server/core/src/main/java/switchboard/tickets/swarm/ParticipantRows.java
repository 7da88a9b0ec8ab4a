package switchboard.tickets.swarm;

import static switchboard.tickets.swarm.ParticipantTables.ID;
import static switchboard.tickets.swarm.ParticipantTables.INVITED_AT;
import static switchboard.tickets.swarm.ParticipantTables.INVITED_BY;
import static switchboard.tickets.swarm.ParticipantTables.KIND;
import static switchboard.tickets.swarm.ParticipantTables.OPEN;
import static switchboard.tickets.swarm.ParticipantTables.PARTICIPANT;
import static switchboard.tickets.swarm.ParticipantTables.TICKET;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import switchboard.tickets.TicketTables;

/** Those who take part, as rows. */
public final class ParticipantRows {

    private ParticipantRows() {}

    /** The tickets in whose swarm one of these people and teams takes part, as part of a query on tickets. */
    static Condition joined(Collection<UUID> participants) {
        return DSL.exists(DSL.selectOne()
                .from(PARTICIPANT)
                .where(
                        TICKET.eq(TicketTables.ID),
                        ID.in(participants.stream().sorted().toList())));
    }

    static boolean takesPart(DSLContext dsl, UUID ticket, Collection<UUID> participants) {
        return dsl.fetchExists(PARTICIPANT, TICKET.eq(ticket).and(ID.in(participants)));
    }

    /** The people and teams that take part in these tickets; tickets without a swarm are missing. */
    public static Map<UUID, Set<UUID>> of(DSLContext dsl, Collection<UUID> tickets) {
        Map<UUID, Set<UUID>> participants = new HashMap<>();
        if (!tickets.isEmpty()) {
            dsl.select(TICKET, ID).from(PARTICIPANT).where(TICKET.in(tickets)).forEach(row -> participants
                    .computeIfAbsent(row.value1(), any -> new HashSet<>())
                    .add(row.value2()));
        }
        return participants;
    }

    static List<Participant> page(DSLContext dsl, UUID ticket, Condition condition, int limit) {
        return dsl.select(KIND, ID, INVITED_BY, INVITED_AT)
                .from(PARTICIPANT)
                .where(TICKET.eq(ticket).and(condition))
                .orderBy(ID)
                .limit(limit)
                .fetch(row -> new Participant(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    static Optional<Participant> find(DSLContext dsl, UUID ticket, UUID participant) {
        return page(dsl, ticket, ID.eq(participant), 1).stream().findFirst();
    }

    static int count(DSLContext dsl, UUID ticket) {
        return dsl.fetchCount(PARTICIPANT, TICKET.eq(ticket));
    }

    /** Adds one who does not take part yet. Whether the ticket is open is read from its row. */
    static void insert(DSLContext dsl, UUID ticket, Participant participant) {
        dsl.insertInto(PARTICIPANT, TICKET, ID, KIND, OPEN, INVITED_BY, INVITED_AT)
                .select(DSL.select(
                                DSL.val(ticket, TICKET),
                                DSL.val(participant.id(), ID),
                                DSL.val(participant.type(), KIND),
                                TicketTables.OPEN,
                                DSL.val(participant.invitedBy(), INVITED_BY),
                                DSL.val(participant.invitedAt(), INVITED_AT))
                        .from(TicketTables.TICKET)
                        .where(TicketTables.ID.eq(ticket)))
                .execute();
    }

    static boolean delete(DSLContext dsl, UUID ticket, UUID participant, String type) {
        return dsl.deleteFrom(PARTICIPANT)
                        .where(TICKET.eq(ticket), ID.eq(participant), KIND.eq(type))
                        .execute()
                == 1;
    }

    /** Brings the copy up to date where a ticket was opened again, or is open no more. */
    public static void follow(DSLContext dsl, UUID ticket, boolean open) {
        dsl.update(PARTICIPANT).set(OPEN, open).where(TICKET.eq(ticket)).execute();
    }

    public static boolean usesTeam(DSLContext dsl, UUID team) {
        return dsl.fetchExists(PARTICIPANT, ID.eq(team));
    }
}
