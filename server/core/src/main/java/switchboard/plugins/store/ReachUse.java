package switchboard.plugins.store;

import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.plugins.store.PluginRow.Desired;
import switchboard.users.UseProbe;

/** Keeps an organization from being deleted as long as an installed plugin names it as one of those it is enabled for. */
public final class ReachUse implements UseProbe {

    @Override
    public boolean usesTeam(DSLContext dsl, UUID team) {
        return false;
    }

    @Override
    public boolean usesOrganization(DSLContext dsl, UUID organization) {
        return dsl.fetchExists(dsl.selectOne()
                .from(PluginTables.REACH_ORGANIZATIONS)
                .join(PluginTables.PLUGIN)
                .on(PluginTables.ID.eq(PluginTables.REACH_ORGANIZATION_PLUGIN))
                .where(PluginTables.REACH_ORGANIZATION.eq(organization))
                .and(PluginTables.DESIRED.ne(PluginStore.name(Desired.REMOVED))));
    }
}
