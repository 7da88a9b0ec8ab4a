package switchboard.calendars;

import static switchboard.calendars.CalendarTables.BOOK;
import static switchboard.calendars.CalendarTables.CALENDAR;
import static switchboard.calendars.CalendarTables.COUNTER;
import static switchboard.calendars.CalendarTables.COUNTER_NAME;
import static switchboard.calendars.CalendarTables.COUNTER_VALUE;
import static switchboard.calendars.CalendarTables.COUNTER_VERSION;
import static switchboard.calendars.CalendarTables.CREATED_AT;
import static switchboard.calendars.CalendarTables.DAY;
import static switchboard.calendars.CalendarTables.DAY_CALENDAR;
import static switchboard.calendars.CalendarTables.DAY_DATE;
import static switchboard.calendars.CalendarTables.DAY_HOURS;
import static switchboard.calendars.CalendarTables.ID;
import static switchboard.calendars.CalendarTables.NAME;
import static switchboard.calendars.CalendarTables.NAME_KEY;
import static switchboard.calendars.CalendarTables.ORGANIZATION;
import static switchboard.calendars.CalendarTables.UPDATED_AT;
import static switchboard.calendars.CalendarTables.USE;
import static switchboard.calendars.CalendarTables.USE_CALENDAR;
import static switchboard.calendars.CalendarTables.USE_ORGANIZATION;
import static switchboard.calendars.CalendarTables.USE_PERSON;
import static switchboard.calendars.CalendarTables.USE_TEAM;
import static switchboard.calendars.CalendarTables.VERSION;
import static switchboard.calendars.CalendarTables.WEEK;
import static switchboard.calendars.CalendarTables.ZONE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.WorkingHours;
import switchboard.json.Json;
import switchboard.persistence.OptimisticLock;

/** Reads and writes calendars. The tables are small: at most a thousand calendars. */
final class CalendarRows {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private CalendarRows() {}

    /** The id, where the text is one. */
    static Optional<UUID> id(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** Grows with every edit, in the transaction of the edit. */
    static long version(DSLContext dsl) {
        Long version = dsl.select(COUNTER_VALUE)
                .from(COUNTER)
                .where(COUNTER_NAME.eq(BOOK))
                .fetchOne(COUNTER_VALUE);
        return version == null ? 0 : version;
    }

    static void countUp(DSLContext dsl) {
        dsl.update(COUNTER)
                .set(COUNTER_VALUE, COUNTER_VALUE.plus(1))
                .set(COUNTER_VERSION, COUNTER_VERSION.plus(1))
                .where(COUNTER_NAME.eq(BOOK))
                .execute();
    }

    /** Reads the version before the rows, so that a book is never older than it says. */
    static CalendarBook read(DSLContext dsl) {
        long version = version(dsl);
        Map<UUID, Map<LocalDate, List<WorkingHours>>> days = new HashMap<>();
        dsl.select(DAY_CALENDAR, DAY_DATE, DAY_HOURS).from(DAY).forEach(row -> days.computeIfAbsent(
                        row.value1(), any -> new HashMap<>())
                .put(row.value2(), HoursText.stored(Json.parseList(row.value3()))));
        List<StoredCalendar> calendars = dsl.select(columns())
                .from(CALENDAR)
                .fetch(row -> calendar(row, days.getOrDefault(row.get(ID), Map.of())));
        List<CalendarBook.Use> uses = dsl.select(USE_CALENDAR, USE_TEAM, USE_ORGANIZATION, USE_PERSON)
                .from(USE)
                .fetch(row -> new CalendarBook.Use(row.value1(), row.value2(), row.value3(), row.value4()));
        return new CalendarBook(version, calendars, uses);
    }

    /** A calendar without its exceptions. */
    static Optional<StoredCalendar> find(DSLContext dsl, UUID id) {
        return dsl.select(columns()).from(CALENDAR).where(ID.eq(id)).fetchOptional(row -> calendar(row, Map.of()));
    }

    static void insert(DSLContext dsl, StoredCalendar calendar) {
        dsl.insertInto(CALENDAR)
                .set(ID, calendar.id())
                .set(NAME, calendar.name())
                .set(NAME_KEY, CalendarBook.folded(calendar.name()))
                .set(ORGANIZATION, calendar.organization())
                .set(ZONE, calendar.hours().zone().getId())
                .set(WEEK, week(calendar))
                .set(VERSION, calendar.version())
                .set(CREATED_AT, calendar.createdAt())
                .set(UPDATED_AT, calendar.updatedAt())
                .execute();
    }

    /** Writes the next version of a calendar over the one before. */
    static void update(DSLContext dsl, StoredCalendar next) {
        OptimisticLock.changedOne(dsl.update(CALENDAR)
                .set(NAME, next.name())
                .set(NAME_KEY, CalendarBook.folded(next.name()))
                .set(ZONE, next.hours().zone().getId())
                .set(WEEK, week(next))
                .set(VERSION, next.version())
                .set(UPDATED_AT, next.updatedAt())
                .where(ID.eq(next.id()), VERSION.eq(next.version() - 1))
                .execute());
    }

    static void delete(DSLContext dsl, StoredCalendar calendar) {
        dsl.deleteFrom(DAY).where(DAY_CALENDAR.eq(calendar.id())).execute();
        OptimisticLock.changedOne(dsl.deleteFrom(CALENDAR)
                .where(ID.eq(calendar.id()), VERSION.eq(calendar.version()))
                .execute());
    }

    private static List<Field<?>> columns() {
        return List.of(ID, NAME, ORGANIZATION, ZONE, WEEK, CREATED_AT, UPDATED_AT, VERSION);
    }

    private static StoredCalendar calendar(Record row, Map<LocalDate, List<WorkingHours>> exceptions) {
        BusinessCalendar hours = new BusinessCalendar(
                row.get(ID),
                row.get(NAME),
                ZoneId.of(row.get(ZONE)),
                HoursText.stored(Json.parseObject(row.get(WEEK))),
                exceptions);
        return new StoredCalendar(
                hours, row.get(ORGANIZATION), row.get(CREATED_AT), row.get(UPDATED_AT), row.get(VERSION));
    }

    private static String week(StoredCalendar calendar) {
        return Json.write(HoursText.week(calendar.hours().week()));
    }
}
