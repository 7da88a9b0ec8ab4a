package switchboard.calendars;

import static switchboard.calendars.CalendarTables.DAY;
import static switchboard.calendars.CalendarTables.DAY_CALENDAR;
import static switchboard.calendars.CalendarTables.DAY_DATE;
import static switchboard.calendars.CalendarTables.DAY_HOURS;
import static switchboard.calendars.CalendarTables.DAY_NAME;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.calendars.WorkingHours;
import switchboard.api.error.ConflictException;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.json.Json;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/** Days of a calendar on which other hours hold than the week says; mostly none. At most 2,000 a calendar. */
public final class Holidays {

    private static final String LIST = "holidays";
    private static final int MOST = 2_000;
    private static final int LONGEST_NAME = 200;

    private final Transactions transactions;
    private final DeskCalendars calendars;
    private final CalendarJournal journal;
    private final Clock clock;

    Holidays(Transactions transactions, DeskCalendars calendars, CalendarJournal journal, Clock clock) {
        this.transactions = transactions;
        this.calendars = calendars;
        this.journal = journal;
        this.clock = clock;
    }

    /** One such day; no hours for a day off. */
    public record Holiday(LocalDate date, String name, List<CalendarView.Hours> hours) {}

    /** What an import did. */
    public record Imported(int created, int updated, int unchanged, int skipped, List<HolidayFile.Skipped> skips) {}

    /** In the order of the dates. */
    public Page<Holiday> list(Caller caller, String id, int limit, @Nullable String cursor) {
        UUID calendar = seen(caller, id);
        LocalDate after = cursor == null
                ? LocalDate.EPOCH.minusDays(1)
                : date(Cursor.decode(cursor, LIST, 1).key().getFirst())
                        .orElseThrow(() -> new MalformedException(
                                "request.bad_cursor", "The cursor does not belong to this list."));
        List<Holiday> found = transactions.read(dsl -> dsl.select(DAY_DATE, DAY_NAME, DAY_HOURS)
                .from(DAY)
                .where(DAY_CALENDAR.eq(calendar), DAY_DATE.gt(after))
                .orderBy(DAY_DATE)
                .limit(limit + 1)
                .fetch(Holidays::holiday));
        boolean more = found.size() > limit;
        return new Page<>(
                more ? found.subList(0, limit) : found,
                more ? new Cursor(LIST, found.get(limit - 1).date().toString()).encode() : null);
    }

    /** Adds a day; 409 where that date has hours of its own already. */
    public Holiday add(Caller caller, String id, Input input) {
        String text = input.requiredText("date", 10);
        LocalDate date = date(text).orElse(null);
        if (date == null && !text.isEmpty()) {
            input.fail("date", "format", "must be a date from 1970 to 9999, such as 2026-12-25");
        }
        String name = input.requiredText("name", LONGEST_NAME);
        List<WorkingHours> hours = HoursText.read(input, "hours");
        input.check();
        Holiday holiday =
                new Holiday(Objects.requireNonNull(date), name, HoursText.intervals(hours == null ? List.of() : hours));
        return edited(caller, id, (work, calendar) -> {
            requireRoom(work.dsl(), calendar, 1);
            int added = work.dsl()
                    .insertInto(DAY)
                    .columns(DAY_CALENDAR, DAY_DATE, DAY_NAME, DAY_HOURS)
                    .values(calendar, holiday.date(), holiday.name(), Json.write(holiday.hours()))
                    .onDuplicateKeyIgnore()
                    .execute();
            if (added == 0) {
                throw new ConflictException("holiday.duplicate", "This date has hours of its own already.");
            }
            return holiday;
        });
    }

    /** Lets the week hold again on that date. */
    public void remove(Caller caller, String id, String day) {
        NotFoundException absent = new NotFoundException("holiday.not_found", "There is no such day.");
        LocalDate date = date(day).orElseThrow(() -> absent);
        edited(caller, id, (work, calendar) -> {
            int removed = work.dsl()
                    .deleteFrom(DAY)
                    .where(DAY_CALENDAR.eq(calendar), DAY_DATE.eq(date))
                    .execute();
            if (removed == 0) {
                throw absent;
            }
            return date;
        });
    }

    /** Adds the days off of an iCalendar file. A day that has hours of its own keeps them. */
    public Imported importFile(Caller caller, String id, byte[] content) {
        seen(caller, id);
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        HolidayFile file = HolidayFile.read(content, today);
        return edited(caller, id, (work, calendar) -> {
            Map<LocalDate, Holiday> there = there(work.dsl(), calendar, file.days());
            SortedMap<LocalDate, String> toWrite = new TreeMap<>(file.days());
            toWrite.entrySet().removeIf(day -> isUnchanged(there.get(day.getKey()), day.getValue()));
            int updated =
                    (int) toWrite.keySet().stream().filter(there::containsKey).count();
            requireRoom(work.dsl(), calendar, toWrite.size() - updated);
            write(work.dsl(), calendar, toWrite);
            return new Imported(
                    toWrite.size() - updated,
                    updated,
                    file.days().size() - toWrite.size(),
                    file.skipped(),
                    file.skips());
        });
    }

    private static boolean isUnchanged(@Nullable Holiday there, String name) {
        return there != null && (!there.hours().isEmpty() || there.name().equals(name));
    }

    private static Map<LocalDate, Holiday> there(DSLContext dsl, UUID calendar, SortedMap<LocalDate, String> days) {
        if (days.isEmpty()) {
            return Map.of();
        }
        return dsl.select(DAY_DATE, DAY_NAME, DAY_HOURS)
                .from(DAY)
                .where(DAY_CALENDAR.eq(calendar), DAY_DATE.between(days.firstKey(), days.lastKey()))
                .fetchMap(DAY_DATE, Holidays::holiday);
    }

    private static void write(DSLContext dsl, UUID calendar, SortedMap<LocalDate, String> days) {
        if (days.isEmpty()) {
            return;
        }
        var insert = dsl.insertInto(DAY).columns(DAY_CALENDAR, DAY_DATE, DAY_NAME, DAY_HOURS);
        for (Map.Entry<LocalDate, String> day : days.entrySet()) {
            insert = insert.values(calendar, day.getKey(), day.getValue(), "[]");
        }
        insert.onDuplicateKeyUpdate().set(DAY_NAME, DSL.excluded(DAY_NAME)).execute();
    }

    private static void requireRoom(DSLContext dsl, UUID calendar, int more) {
        if (dsl.fetchCount(DAY, DAY_CALENDAR.eq(calendar)) + more > MOST) {
            throw new ConflictException("calendar.too_many_days", "A calendar has at most " + MOST + " such days.");
        }
    }

    private UUID seen(Caller caller, String id) {
        return CalendarAccess.requireSeen(
                        caller,
                        CalendarRows.id(id).flatMap(calendars.current()::find).orElseThrow(CalendarAccess::absent))
                .id();
    }

    private interface Edit<T> {
        T run(Work work, UUID calendar);
    }

    /** The days are part of the calendar: with each edit of them it becomes its next version. */
    private <T> T edited(Caller caller, String id, Edit<T> edit) {
        return OptimisticLock.inTransaction(transactions, work -> {
            StoredCalendar before = CalendarService.find(caller, work.dsl(), id);
            CalendarRows.update(
                    work.dsl(), new CalendarFields.Change(null, null, null).applied(before, clock.instant()));
            T result = edit.run(work, before.id());
            CalendarRows.countUp(work.dsl());
            journal.changed(work, caller, before.id(), before.organization(), "holidays", Map.of());
            work.afterCommit(calendars::forget);
            return result;
        });
    }

    private static Optional<LocalDate> date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() >= 1970 && date.getYear() <= 9999 ? Optional.of(date) : Optional.empty();
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private static Holiday holiday(Record row) {
        List<WorkingHours> hours = HoursText.stored(Json.parseList(row.get(DAY_HOURS)));
        return new Holiday(row.get(DAY_DATE), row.get(DAY_NAME), HoursText.intervals(hours));
    }
}
