package switchboard.tickets.tasks;

import java.util.UUID;
import org.jooq.DSLContext;

/** Whether tasks and checklists still belong to a team or an organization. */
public final class TaskUse {

    private TaskUse() {}

    public static boolean usesTeam(DSLContext dsl, UUID team) {
        return dsl.fetchExists(TaskTables.TASK, TaskTables.TEAM.eq(team));
    }

    public static boolean usesOrganization(DSLContext dsl, UUID organization) {
        return dsl.fetchExists(TaskTables.CHECKLIST, TaskTables.CHECKLIST_ORGANIZATION.eq(organization));
    }
}
