package switchboard.tickets.tasks;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of tasks and checklists. */
final class TaskTables {

    static final Table<?> TASK = DSL.table(DSL.name("core_ticket_task"));
    static final Field<UUID> ID = Columns.id(TASK, "id");
    static final Field<UUID> TICKET = Columns.id(TASK, "ticket_id");
    static final Field<Integer> POSITION = Columns.column(TASK, "position", SQLDataType.INTEGER);
    static final Field<String> TITLE = Columns.text(TASK, "title");
    static final Field<String> DESCRIPTION = Columns.text(TASK, "description");
    static final Field<UUID> OWNER = Columns.id(TASK, "owner_id");
    static final Field<UUID> TEAM = Columns.id(TASK, "team_id");
    static final Field<Instant> DUE = Columns.instant(TASK, "due_at");
    static final Field<String> STATE = Columns.text(TASK, "state");
    static final Field<Boolean> REQUIRED = Columns.flag(TASK, "required");
    static final Field<UUID> AUTHOR = Columns.id(TASK, "author_id");
    static final Field<Instant> CREATED_AT = Columns.instant(TASK, "created_at");
    static final Field<Instant> UPDATED_AT = Columns.instant(TASK, "updated_at");
    static final Field<Instant> ENDED_AT = Columns.instant(TASK, "ended_at");
    static final Field<Long> VERSION = Columns.number(TASK, "version");

    static final Table<?> CHECKLIST = DSL.table(DSL.name("core_checklist"));
    static final Field<UUID> CHECKLIST_ID = Columns.id(CHECKLIST, "id");
    static final Field<String> CHECKLIST_NAME = Columns.text(CHECKLIST, "name");
    static final Field<UUID> CHECKLIST_ORGANIZATION = Columns.id(CHECKLIST, "organization_id");
    static final Field<String> CHECKLIST_ITEMS = Columns.text(CHECKLIST, "items");
    static final Field<Instant> CHECKLIST_CREATED_AT = Columns.instant(CHECKLIST, "created_at");
    static final Field<Instant> CHECKLIST_UPDATED_AT = Columns.instant(CHECKLIST, "updated_at");
    static final Field<Long> CHECKLIST_VERSION = Columns.number(CHECKLIST, "version");

    private TaskTables() {}
}
