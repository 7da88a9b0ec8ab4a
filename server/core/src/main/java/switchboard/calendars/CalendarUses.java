package switchboard.calendars;

import static switchboard.calendars.CalendarTables.USE;
import static switchboard.calendars.CalendarTables.USE_CALENDAR;
import static switchboard.calendars.CalendarTables.USE_ID;
import static switchboard.calendars.CalendarTables.USE_VERSION;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.error.ConflictException;
import switchboard.api.http.Input;
import switchboard.persistence.Ids;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.SqlFailure;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/** Which calendar a team, an organization or a person goes by. */
public final class CalendarUses {

    private final Transactions transactions;
    private final DeskCalendars calendars;
    private final CalendarHolders holders;
    private final CalendarJournal journal;
    private final Ids ids;

    CalendarUses(
            Transactions transactions,
            DeskCalendars calendars,
            CalendarHolders holders,
            CalendarJournal journal,
            Ids ids) {
        this.transactions = transactions;
        this.calendars = calendars;
        this.holders = holders;
        this.journal = journal;
        this.ids = ids;
    }

    /**
     * What somebody goes by.
     *
     * @param calendar the calendar that was chosen for them, null where none was
     * @param effective the one that holds
     */
    public record View(
            @Nullable UUID calendar,
            UUID effective,
            String effectiveName,
            @JsonIgnore long version) {}

    /** What the client sends, as the document describes it. */
    public record Body(@Schema(description = "Id or name") String calendar) {}

    private record Stored(UUID calendar, long version) {}

    View get(Caller caller, CalendarHolders.Kind kind, String id) {
        CalendarHolders.Holder holder = holders.require(caller, kind, id);
        return transactions.read(dsl -> view(stored(dsl, holder), holder));
    }

    /** Lets somebody go by a calendar that the caller sees. */
    View put(Caller caller, CalendarHolders.Kind kind, String id, Input input, @Nullable Long ifMatch) {
        CalendarHolders.Holder holder = holders.requireEditable(caller, kind, id);
        StoredCalendar calendar = wanted(caller, input);
        try {
            return OptimisticLock.inTransaction(transactions, work -> {
                Stored before = stored(work.dsl(), holder);
                OptimisticLock.require(
                        ifMatch,
                        before == null ? 0 : before.version(),
                        fields(calendar.id()),
                        fields(before == null ? null : before.calendar()));
                if (before != null && before.calendar().equals(calendar.id())) {
                    return view(before, holder);
                }
                Stored after = new Stored(calendar.id(), before == null ? 1 : before.version() + 1);
                write(work.dsl(), holder, before, after);
                told(work, caller, calendar.id(), holder, "assigned");
                return new View(calendar.id(), calendar.id(), calendar.name(), after.version());
            });
        } catch (DataAccessException failure) {
            // The calendar, or whoever was to go by it, was deleted meanwhile; or somebody else chose first.
            throw SqlFailure.isReference(failure) || SqlFailure.isDuplicate(failure)
                    ? new ConflictException("calendar.moved", "The calendar or its user has changed meanwhile.")
                    : failure;
        }
    }

    /** Lets somebody go by what they would without a choice. */
    void delete(Caller caller, CalendarHolders.Kind kind, String id, @Nullable Long ifMatch) {
        CalendarHolders.Holder holder = holders.requireEditable(caller, kind, id);
        OptimisticLock.inTransaction(transactions, work -> {
            Stored before = stored(work.dsl(), holder);
            if (before == null) {
                return holder;
            }
            OptimisticLock.require(ifMatch, before.version(), Map.of(), Map.of());
            OptimisticLock.changedOne(work.dsl()
                    .deleteFrom(USE)
                    .where(holder.column().eq(holder.id()), USE_VERSION.eq(before.version()))
                    .execute());
            told(work, caller, before.calendar(), holder, "withdrawn");
            return holder;
        });
    }

    private void write(DSLContext dsl, CalendarHolders.Holder holder, @Nullable Stored before, Stored after) {
        if (before == null) {
            dsl.insertInto(USE)
                    .set(USE_ID, ids.next())
                    .set(USE_CALENDAR, after.calendar())
                    .set(holder.column(), holder.id())
                    .set(USE_VERSION, after.version())
                    .execute();
        } else {
            OptimisticLock.changedOne(dsl.update(USE)
                    .set(USE_CALENDAR, after.calendar())
                    .set(USE_VERSION, after.version())
                    .where(holder.column().eq(holder.id()), USE_VERSION.eq(before.version()))
                    .execute());
        }
    }

    private void told(Work work, Caller caller, UUID calendar, CalendarHolders.Holder holder, String change) {
        CalendarRows.countUp(work.dsl());
        journal.changed(
                work,
                caller,
                calendar,
                holder.organization(),
                change,
                Map.of(holder.kind().key(), holder.id().toString()));
        work.afterCommit(calendars::forget);
    }

    private StoredCalendar wanted(Caller caller, Input input) {
        String reference = input.requiredText("calendar", CalendarFields.LONGEST_NAME);
        StoredCalendar calendar = calendars
                .current()
                .find(reference)
                .filter(found -> CalendarAccess.sees(caller, found))
                .orElse(null);
        if (calendar == null && !reference.isEmpty()) {
            input.fail("calendar", "not_found", "is no calendar of this desk");
        }
        input.check();
        return Objects.requireNonNull(calendar);
    }

    private View view(@Nullable Stored stored, CalendarHolders.Holder holder) {
        BusinessCalendar effective =
                switch (holder.kind()) {
                    case TEAM -> calendars.ofTeam(holder.id(), holder.organization());
                    case ORGANIZATION -> calendars.ofTeam(null, holder.id());
                    case USER -> calendars.ofPerson(holder.id());
                };
        return new View(
                stored == null ? null : stored.calendar(),
                effective.id(),
                effective.name(),
                stored == null ? 0 : stored.version());
    }

    private static @Nullable Stored stored(DSLContext dsl, CalendarHolders.Holder holder) {
        Record2<UUID, Long> row = dsl.select(USE_CALENDAR, USE_VERSION)
                .from(USE)
                .where(holder.column().eq(holder.id()))
                .fetchOne();
        return row == null ? null : new Stored(row.value1(), row.value2());
    }

    private static Map<String, @Nullable Object> fields(@Nullable UUID calendar) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("calendar", calendar == null ? null : calendar.toString());
        return fields;
    }
}
