package switchboard.tickets;

import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.tickets.swarm.ParticipantRows;
import switchboard.tickets.tasks.TaskUse;
import switchboard.users.UseProbe;

/** Keeps teams and organizations that tickets belong to from being deleted. */
public final class TicketUse implements UseProbe {

    @Override
    public boolean usesTeam(DSLContext dsl, UUID team) {
        return dsl.fetchExists(TicketTables.TICKET, TicketTables.TEAM.eq(team))
                || TaskUse.usesTeam(dsl, team)
                || ParticipantRows.usesTeam(dsl, team);
    }

    @Override
    public boolean usesOrganization(DSLContext dsl, UUID organization) {
        return dsl.fetchExists(TicketTables.TICKET, TicketTables.ORGANIZATION.eq(organization))
                || TaskUse.usesOrganization(dsl, organization);
    }
}
