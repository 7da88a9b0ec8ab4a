package switchboard.major.actions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The table of actions, as the migrations make it. */
final class ActionTables {

    static final Table<Record> ACTION = DSL.table(DSL.name("major_action"));
    static final Field<UUID> ID = Columns.id(ACTION, "id");
    static final Field<UUID> INCIDENT = Columns.id(ACTION, "incident_id");
    static final Field<String> PURPOSE = Columns.text(ACTION, "purpose");
    static final Field<String> TITLE = Columns.text(ACTION, "title");
    static final Field<UUID> OWNER = Columns.id(ACTION, "owner_id");
    static final Field<Instant> DUE_AT = Columns.instant(ACTION, "due_at");
    static final Field<String> STATE = Columns.text(ACTION, "state");
    static final Field<String> RESULT = Columns.text(ACTION, "result");
    static final Field<UUID> RESULT_BY = Columns.id(ACTION, "result_by");
    static final Field<UUID> CREATED_BY = Columns.id(ACTION, "created_by");
    static final Field<Instant> CREATED_AT = Columns.instant(ACTION, "created_at");
    static final Field<Instant> UPDATED_AT = Columns.instant(ACTION, "updated_at");
    static final Field<Long> VERSION = Columns.number(ACTION, "version");

    static final List<Field<?>> ALL = List.of(
            ID,
            INCIDENT,
            PURPOSE,
            TITLE,
            OWNER,
            DUE_AT,
            STATE,
            RESULT,
            RESULT_BY,
            CREATED_BY,
            CREATED_AT,
            UPDATED_AT,
            VERSION);

    private ActionTables() {}

    static Action action(Record row) {
        return new Action(
                row.get(ID),
                row.get(INCIDENT),
                row.get(PURPOSE),
                row.get(TITLE),
                row.get(OWNER),
                row.get(DUE_AT),
                row.get(STATE),
                row.get(RESULT),
                row.get(RESULT_BY),
                row.get(CREATED_BY),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                row.get(VERSION));
    }
}
