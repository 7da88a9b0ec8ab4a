package switchboard.calendars;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.events.Subject;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.persistence.Ids;
import switchboard.persistence.Work;

/** Records edits of calendars: an event for those who count by them, an entry for the auditor. */
final class CalendarJournal {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Journal journal;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    CalendarJournal(Journal journal, AuditLog audit, Ids ids, Clock clock) {
        this.journal = journal;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param change {@code created}, {@code changed}, {@code deleted}, {@code holidays}, {@code assigned}, {@code withdrawn}
     * @param more ids of what else the change touches
     */
    void changed(
            Work work,
            Caller caller,
            UUID calendar,
            @Nullable UUID organization,
            String change,
            Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("change", change);
        data.putAll(more);
        journal.append(
                work,
                new JournalEntry(
                        ids.next(),
                        "calendar.changed",
                        new Subject("calendar", calendar.toString()),
                        null,
                        caller.id().equals(NOBODY) ? null : caller.id(),
                        "api",
                        null,
                        clock.instant(),
                        false,
                        CalendarAccess.READ,
                        organization,
                        data,
                        Map.of()));
        audit.record(work, AuditEntry.done(caller, "calendar." + change, "calendar", calendar, data));
    }
}
