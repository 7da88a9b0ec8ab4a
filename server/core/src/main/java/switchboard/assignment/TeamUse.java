package switchboard.assignment;

import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.users.UseProbe;

/** Keeps teams to which others escalate from being deleted. */
public final class TeamUse implements UseProbe {

    @Override
    public boolean usesTeam(DSLContext dsl, UUID team) {
        return TeamRows.escalateTo(dsl, team);
    }

    @Override
    public boolean usesOrganization(DSLContext dsl, UUID organization) {
        return false;
    }
}
