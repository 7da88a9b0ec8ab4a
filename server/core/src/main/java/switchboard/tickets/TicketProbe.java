package switchboard.tickets;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import switchboard.access.ObjectDescription;
import switchboard.access.ObjectProbe;

/** Describes tickets to those who ask why somebody may or may not do something with them. */
public final class TicketProbe implements ObjectProbe {

    @Override
    public String type() {
        return "ticket";
    }

    @Override
    public Optional<ObjectDescription> describe(DSLContext dsl, String id) {
        return TicketFinder.id(id)
                .map(uuid -> TicketRows.find(dsl, uuid, DSL.noCondition()))
                .map(ticket ->
                        new ObjectDescription(ticket.organization(), ticket.team(), TicketAccess.people(ticket)));
    }
}
