package switchboard.tickets;

import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.events.SubjectVisibility;

/** Which entries of tickets a caller may see in the event stream, as part of its query. */
public final class TicketVisibility implements SubjectVisibility {

    private final TicketAccess access;

    public TicketVisibility(Access access) {
        this.access = new TicketAccess(access);
    }

    @Override
    public Condition ofTickets(Caller caller, Field<UUID> ticket, Field<Boolean> internal) {
        Condition notes = access.reached(caller, TicketAccess.READ_NOTES);
        return DSL.exists(DSL.selectOne()
                .from(TicketTables.TICKET)
                .where(TicketTables.ID.eq(ticket))
                .and(access.reached(caller, TicketAccess.READ))
                .and(internal.isFalse().or(notes)));
    }

    @Override
    public Condition ofContent(Caller caller, Field<String> type, Field<String> data) {
        return access.otherEndReached(caller, type, data);
    }
}
