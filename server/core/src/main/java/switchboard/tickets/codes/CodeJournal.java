package switchboard.tickets.codes;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.events.Subject;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.persistence.Ids;
import switchboard.persistence.Work;

/** Records edits of code tables: an event for those who follow, an entry for the auditor. */
public final class CodeJournal {

    private final Journal journal;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public CodeJournal(Journal journal, AuditLog audit, Ids ids, Clock clock) {
        this.journal = journal;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    void changed(Work work, Caller caller, String type, String id, Map<String, Object> data) {
        boolean nobody = caller.id().equals(new UUID(0, 0));
        journal.append(
                work,
                new JournalEntry(
                        ids.next(),
                        type + ".changed",
                        new Subject(type, id),
                        null,
                        nobody ? null : caller.id(),
                        "api",
                        null,
                        clock.instant(),
                        false,
                        "code:read",
                        null,
                        data,
                        Map.of()));
        audit.record(work, AuditEntry.done(caller, type + ".change", type, id, data));
    }

    /** An id for a key that may be any text. */
    static String idOf(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
