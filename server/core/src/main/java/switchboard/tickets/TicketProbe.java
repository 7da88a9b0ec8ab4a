package switchboard.tickets;

import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import switchboard.access.ObjectDescription;
import switchboard.access.ObjectProbe;
import switchboard.access.Standing;
import switchboard.api.access.Reach;
import switchboard.tickets.codes.CodeTables;
import switchboard.tickets.swarm.SwarmParticipation;

/** Describes tickets to those who ask why somebody may or may not do something with them. */
public final class TicketProbe implements ObjectProbe {

    private final CodeTables codes;

    public TicketProbe(CodeTables codes) {
        this.codes = codes;
    }

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

    @Override
    public Optional<String> permitsBeside(
            DSLContext dsl, String id, Standing person, String permission, Function<String, Reach> reaches) {
        return TicketFinder.id(id)
                .map(uuid -> TicketRows.find(dsl, uuid, DSL.noCondition()))
                .filter(ticket -> SwarmParticipation.permits(
                        dsl,
                        codes.current(),
                        ticket,
                        permission,
                        new SwarmParticipation.Person(person.person(), person.teams(), reaches)))
                .map(ticket -> "The person takes part in the swarm of the ticket, which permits it.");
    }
}
