package switchboard.calendars;

import static switchboard.calendars.CalendarTables.CALENDAR;
import static switchboard.calendars.CalendarTables.USE;
import static switchboard.calendars.CalendarTables.USE_CALENDAR;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.error.ConflictException;
import switchboard.api.error.FieldError;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.persistence.Ids;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.SqlFailure;
import switchboard.persistence.Transactions;

/** Calendars: reading and editing them. */
public final class CalendarService {

    private static final String LIST = "calendars";
    private static final int MOST = 1_000;

    private final Transactions transactions;
    private final DeskCalendars calendars;
    private final CalendarFields fields;
    private final CalendarJournal journal;
    private final Ids ids;
    private final Clock clock;

    CalendarService(
            Transactions transactions,
            DeskCalendars calendars,
            CalendarFields fields,
            CalendarJournal journal,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.calendars = calendars;
        this.fields = fields;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those the caller may see, by name. */
    public Page<CalendarView> list(Caller caller, int limit, @Nullable String cursor) {
        String after =
                cursor == null ? "" : Cursor.decode(cursor, LIST, 1).key().getFirst();
        List<CalendarView> found = calendars.current().all().stream()
                .filter(calendar -> CalendarAccess.sees(caller, calendar))
                .filter(calendar -> CalendarBook.folded(calendar.name()).compareTo(after) > 0)
                .limit(limit + 1L)
                .map(CalendarView::of)
                .toList();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        String last = CalendarBook.folded(found.get(limit - 1).name());
        return new Page<>(found.subList(0, limit), new Cursor(LIST, last).encode());
    }

    /** Throws 404 {@code calendar.not_found} where there is none or the caller may not see it. */
    public CalendarView get(Caller caller, String id) {
        return CalendarView.of(CalendarAccess.requireSeen(
                caller, CalendarRows.id(id).flatMap(calendars.current()::find).orElseThrow(CalendarAccess::absent)));
    }

    /** Makes a calendar, at most a thousand. */
    public CalendarView create(Caller caller, Input input) {
        CalendarFields.Draft draft = fields.readNew(input);
        CalendarAccess.requireEdit(caller, draft.organization());
        Instant now = clock.instant();
        StoredCalendar calendar = new StoredCalendar(
                new BusinessCalendar(ids.next(), draft.name(), draft.zone(), draft.week(), Map.of()),
                draft.organization(),
                now,
                now,
                1);
        return namingOnce(() -> transactions.inTransaction(work -> {
            if (work.dsl().fetchCount(CALENDAR) >= MOST) {
                throw new ConflictException("calendar.too_many", "There are " + MOST + " calendars already.");
            }
            CalendarRows.insert(work.dsl(), calendar);
            CalendarRows.countUp(work.dsl());
            journal.changed(work, caller, calendar.id(), calendar.organization(), "created", Map.of());
            work.afterCommit(calendars::forget);
            return CalendarView.of(calendar);
        }));
    }

    /** Changes the name, the zone or the week. */
    public CalendarView change(Caller caller, String id, Input input, @Nullable Long ifMatch) {
        CalendarFields.Change change = fields.readChange(input);
        return namingOnce(() -> OptimisticLock.inTransaction(transactions, work -> {
            StoredCalendar before = find(caller, work.dsl(), id);
            StoredCalendar after = change.applied(before, clock.instant());
            OptimisticLock.require(ifMatch, before.version(), change.fieldsOf(after), CalendarFields.plain(before));
            if (CalendarFields.plain(after).equals(CalendarFields.plain(before))) {
                return CalendarView.of(before);
            }
            CalendarRows.update(work.dsl(), after);
            CalendarRows.countUp(work.dsl());
            journal.changed(work, caller, after.id(), after.organization(), "changed", Map.of());
            work.afterCommit(calendars::forget);
            return CalendarView.of(after);
        }));
    }

    /** Deletes a calendar that nobody goes by. */
    public void delete(Caller caller, String id, @Nullable Long ifMatch) {
        ConflictException inUse =
                new ConflictException("calendar.in_use", "Somebody, or a rota, still goes by this calendar.");
        try {
            OptimisticLock.inTransaction(transactions, work -> {
                StoredCalendar calendar = find(caller, work.dsl(), id);
                OptimisticLock.require(ifMatch, calendar.version(), Map.of(), Map.of());
                if (calendar.isStandard()) {
                    throw new ConflictException(
                            "calendar.standard", "The standard calendar is needed by whoever has no other.");
                }
                if (work.dsl().fetchExists(USE, USE_CALENDAR.eq(calendar.id()))) {
                    throw inUse;
                }
                CalendarRows.delete(work.dsl(), calendar);
                CalendarRows.countUp(work.dsl());
                journal.changed(work, caller, calendar.id(), calendar.organization(), "deleted", Map.of());
                work.afterCommit(calendars::forget);
                return null;
            });
        } catch (DataAccessException failure) {
            throw SqlFailure.isReference(failure) ? inUse : failure;
        }
    }

    /** The calendar to be edited; 404 where the caller does not see it, 403 where it is not theirs to edit. */
    static StoredCalendar find(Caller caller, DSLContext dsl, String id) {
        StoredCalendar calendar = CalendarAccess.requireSeen(
                caller,
                CalendarRows.id(id)
                        .flatMap(found -> CalendarRows.find(dsl, found))
                        .orElseThrow(CalendarAccess::absent));
        CalendarAccess.requireEdit(caller, calendar.organization());
        return calendar;
    }

    private static <T> T namingOnce(Supplier<T> change) {
        try {
            return change.get();
        } catch (DataAccessException failure) {
            if (!SqlFailure.isDuplicate(failure)) {
                throw failure;
            }
            String sentence = "There is a calendar with this name.";
            throw new ServiceDeskException(
                    Refusal.CONFLICT,
                    "calendar.duplicate",
                    sentence,
                    List.of(new FieldError("name", "duplicate", sentence)),
                    Map.of(),
                    null);
        }
    }
}
