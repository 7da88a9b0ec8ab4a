package switchboard.tickets;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ForbiddenException;
import switchboard.api.tickets.Ticket;

/** The permissions of tickets, and what they mean for one ticket. */
public final class TicketAccess {

    public static final String READ = "ticket:read";
    public static final String CREATE = "ticket:create";
    public static final String CHANGE = "ticket:change";
    public static final String TRANSITION = "ticket:transition";
    public static final String REPLY = "ticket:reply";
    public static final String NOTE = "ticket:note";
    public static final String READ_NOTES = "note:read";
    public static final String ATTACH = "ticket:attach";
    public static final String LINK = "ticket:link";
    public static final String IMPORT = "ticket:import";

    private final Access access;
    private final Participation participation;

    /** For lists, to which taking part in a swarm adds nothing. */
    TicketAccess(Access access) {
        this(access, Participation.NONE);
    }

    TicketAccess(Access access, Participation participation) {
        this.access = access;
        this.participation = participation;
    }

    /** The tickets that the permission reaches, as part of a query. */
    public Condition reached(Caller caller, String permission) {
        return reached(caller.reach(permission));
    }

    Condition reached(Reach reach) {
        return access.condition(reach, TicketTables.ORGANIZATION, TicketTables.TEAM, TicketTables.PEOPLE);
    }

    /** Of the journal's entries about two tickets, those whose two ends the caller sees; all other entries. */
    Condition otherEndReached(Caller caller, Field<String> type, Field<String> data) {
        return caller.reach(READ).all()
                ? DSL.noCondition()
                : type.notIn(TicketJournal.OF_TWO)
                        .or(endReached(caller, data, "$.source").and(endReached(caller, data, "$.target")));
    }

    private Condition endReached(Caller caller, Field<String> data, String end) {
        Condition named = DSL.condition(
                "{0} = unhex(replace(json_value({1}, {2}), '-', ''))", TicketTables.ID, data, DSL.inline(end));
        return DSL.exists(DSL.selectOne().from(TicketTables.TICKET).where(named).and(reached(caller, READ)));
    }

    /** Who takes part in swarms. */
    Participation participation() {
        return participation;
    }

    /**
     * Whether the caller may do this with a ticket that they see: because the permission reaches it, or because they take
     * part in its swarm. Reading, notes and replies are not to be asked for within a transaction.
     */
    public boolean permits(Caller caller, String permission, Ticket ticket) {
        return covers(caller, permission, ticket) || participation.permits(caller, permission, ticket);
    }

    /** Throws 403 where the caller may not do this with a ticket that they see; see {@link #permits}. */
    public void require(Caller caller, String permission, Ticket ticket) {
        if (!permits(caller, permission, ticket)) {
            throw new ForbiddenException("access.forbidden", "This ticket needs the permission " + permission + ".");
        }
    }

    /** Whether the permission itself reaches the ticket. */
    public static boolean covers(Caller caller, String permission, Ticket ticket) {
        return caller.reach(permission).covers(ticket.organization(), ticket.team(), people(ticket));
    }

    /** Whether the permission reaches the ticket otherwise than because the caller is its requester. */
    static boolean coversAsAgent(Caller caller, String permission, Ticket ticket) {
        Set<UUID> people = new HashSet<>();
        add(people, ticket.assignee());
        add(people, ticket.owner());
        return caller.reach(permission).covers(ticket.organization(), ticket.team(), people);
    }

    /** Whoever is personally part of the ticket. */
    public static Set<UUID> people(Ticket ticket) {
        Set<UUID> people = new HashSet<>();
        people.add(ticket.requester());
        add(people, ticket.assignee());
        add(people, ticket.owner());
        return people;
    }

    private static void add(Set<UUID> people, @Nullable UUID person) {
        if (person != null) {
            people.add(person);
        }
    }
}
