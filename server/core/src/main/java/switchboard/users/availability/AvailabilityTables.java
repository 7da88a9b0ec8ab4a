package switchboard.users.availability;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of presence, absences and skills. */
final class AvailabilityTables {

    static final Table<?> PRESENCE = DSL.table(DSL.name("core_presence"));
    static final Field<UUID> PRESENCE_USER = Columns.id(PRESENCE, "user_id");
    static final Field<String> PRESENCE_STATE = Columns.text(PRESENCE, "state");
    static final Field<Instant> PRESENCE_UNTIL = Columns.instant(PRESENCE, "until_at");
    static final Field<Instant> PRESENCE_CHANGED_AT = Columns.instant(PRESENCE, "changed_at");
    static final Field<Long> PRESENCE_VERSION = Columns.number(PRESENCE, "version");

    static final Table<?> ABSENCE = DSL.table(DSL.name("core_absence"));
    static final Field<UUID> ABSENCE_ID = Columns.id(ABSENCE, "id");
    static final Field<UUID> ABSENCE_USER = Columns.id(ABSENCE, "user_id");
    static final Field<Instant> ABSENCE_FROM = Columns.instant(ABSENCE, "from_at");
    static final Field<Instant> ABSENCE_TO = Columns.instant(ABSENCE, "to_at");
    static final Field<UUID> ABSENCE_SUBSTITUTE = Columns.id(ABSENCE, "substitute_id");
    static final Field<Instant> ABSENCE_REDISTRIBUTE_AT = Columns.instant(ABSENCE, "redistribute_at");
    static final Field<Instant> ABSENCE_CREATED_AT = Columns.instant(ABSENCE, "created_at");
    static final Field<Long> ABSENCE_VERSION = Columns.number(ABSENCE, "version");

    static final Table<?> SKILL = DSL.table(DSL.name("core_user_skill"));
    static final Field<UUID> SKILL_USER = Columns.id(SKILL, "user_id");
    static final Field<String> SKILL_NAME = Columns.text(SKILL, "skill");
    static final Field<Integer> SKILL_LEVEL = Columns.column(SKILL, "level", SQLDataType.INTEGER);
    static final Field<Long> SKILL_VERSION = Columns.number(SKILL, "version");

    static final Table<?> COUNTER = DSL.table(DSL.name("core_counter"));
    static final Field<String> COUNTER_NAME = Columns.text(COUNTER, "name");
    static final Field<Long> COUNTER_VALUE = Columns.number(COUNTER, "value");
    static final Field<Long> COUNTER_VERSION = Columns.number(COUNTER, "version");

    private AvailabilityTables() {}
}
