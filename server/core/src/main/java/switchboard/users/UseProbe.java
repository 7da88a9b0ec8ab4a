package switchboard.users;

import java.util.UUID;
import org.jooq.DSLContext;

/** Knows whether something of another room still belongs to a team or an organization, which then cannot be deleted. */
public interface UseProbe {

    boolean usesTeam(DSLContext dsl, UUID team);

    boolean usesOrganization(DSLContext dsl, UUID organization);
}
