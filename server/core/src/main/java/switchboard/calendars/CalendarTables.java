package switchboard.calendars;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of this room. */
final class CalendarTables {

    static final Table<?> CALENDAR = DSL.table(DSL.name("core_calendar"));
    static final Field<UUID> ID = Columns.id(CALENDAR, "id");
    static final Field<String> NAME = Columns.text(CALENDAR, "name");
    static final Field<String> NAME_KEY = Columns.text(CALENDAR, "name_key");
    static final Field<UUID> ORGANIZATION = Columns.id(CALENDAR, "organization_id");
    static final Field<String> ZONE = Columns.text(CALENDAR, "zone");
    static final Field<String> WEEK = Columns.text(CALENDAR, "week");
    static final Field<Long> VERSION = Columns.number(CALENDAR, "version");
    static final Field<Instant> CREATED_AT = Columns.instant(CALENDAR, "created_at");
    static final Field<Instant> UPDATED_AT = Columns.instant(CALENDAR, "updated_at");

    static final Table<?> DAY = DSL.table(DSL.name("core_calendar_day"));
    static final Field<UUID> DAY_CALENDAR = Columns.id(DAY, "calendar_id");
    static final Field<LocalDate> DAY_DATE = Columns.column(DAY, "day", SQLDataType.LOCALDATE);
    static final Field<String> DAY_NAME = Columns.text(DAY, "name");
    static final Field<String> DAY_HOURS = Columns.text(DAY, "hours");

    static final Table<?> USE = DSL.table(DSL.name("core_calendar_use"));
    static final Field<UUID> USE_ID = Columns.id(USE, "id");
    static final Field<UUID> USE_CALENDAR = Columns.id(USE, "calendar_id");
    static final Field<UUID> USE_TEAM = Columns.id(USE, "team_id");
    static final Field<UUID> USE_ORGANIZATION = Columns.id(USE, "organization_id");
    static final Field<UUID> USE_PERSON = Columns.id(USE, "person_id");
    static final Field<Long> USE_VERSION = Columns.number(USE, "version");

    static final Table<?> COUNTER = DSL.table(DSL.name("core_counter"));
    static final Field<String> COUNTER_NAME = Columns.text(COUNTER, "name");
    static final Field<Long> COUNTER_VALUE = Columns.number(COUNTER, "value");
    static final Field<Long> COUNTER_VERSION = Columns.number(COUNTER, "version");

    /** The counter whose value is the version of all calendars together. */
    static final String BOOK = "calendars";

    private CalendarTables() {}
}
