package switchboard.servicelevels.alarms;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of ladders and alarms. */
final class AlarmTables {

    static final Table<?> LADDER = DSL.table(DSL.name("sla_ladder"));
    static final Field<UUID> LADDER_ID = Columns.id(LADDER, "id");
    static final Field<String> LADDER_NAME = Columns.text(LADDER, "name");
    static final Field<String> LADDER_NAME_KEY = Columns.text(LADDER, "name_key");
    static final Field<UUID> LADDER_ORGANIZATION = Columns.id(LADDER, "organization_id");
    static final Field<Integer> LADDER_ORDINAL = Columns.column(LADDER, "ordinal", SQLDataType.INTEGER);
    static final Field<String> LADDER_CONTENT = Columns.text(LADDER, "content");
    static final Field<Long> LADDER_VERSION = Columns.number(LADDER, "version");
    static final Field<Instant> LADDER_CREATED = Columns.instant(LADDER, "created_at");
    static final Field<Instant> LADDER_UPDATED = Columns.instant(LADDER, "updated_at");

    static final Table<?> ALARM = DSL.table(DSL.name("sla_alarm"));
    static final Field<UUID> ID = Columns.id(ALARM, "id");
    static final Field<UUID> TICKET = Columns.id(ALARM, "ticket_id");
    static final Field<UUID> ORGANIZATION = Columns.id(ALARM, "organization_id");
    static final Field<String> KIND = Columns.text(ALARM, "kind");
    static final Field<String> TARGET = Columns.text(ALARM, "target");
    static final Field<Integer> CYCLE = Columns.column(ALARM, "cycle", SQLDataType.INTEGER);
    static final Field<Integer> LEVEL = Columns.column(ALARM, "level", SQLDataType.INTEGER);
    static final Field<UUID> LADDER_OF = Columns.id(ALARM, "ladder_id");
    static final Field<String> STATE = Columns.text(ALARM, "state");
    static final Field<String> REASON = Columns.text(ALARM, "reason");
    static final Field<Instant> DUE = Columns.instant(ALARM, "due_at");
    static final Field<Instant> GIVEN = Columns.instant(ALARM, "given_at");
    static final Field<Instant> ACKNOWLEDGE_BY = Columns.instant(ALARM, "acknowledge_by");
    static final Field<Instant> ACKNOWLEDGED = Columns.instant(ALARM, "acknowledged_at");
    static final Field<UUID> ACKNOWLEDGED_BY = Columns.id(ALARM, "acknowledged_by");
    static final Field<Long> VERSION = Columns.number(ALARM, "version");

    static final Table<?> RECEIVER = DSL.table(DSL.name("sla_alarm_receiver"));
    static final Field<UUID> RECEIVER_ALARM = Columns.id(RECEIVER, "alarm_id");
    static final Field<UUID> RECEIVER_USER = Columns.id(RECEIVER, "user_id");

    /** The values of the state column. */
    static final String WAITING = "waiting";

    static final String GIVEN_STATE = "given";
    static final String ACKNOWLEDGED_STATE = "acknowledged";

    private AlarmTables() {}
}
