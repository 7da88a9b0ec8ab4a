package switchboard.tickets.codes;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** Records edits of code tables: their history, an event for those who follow, an entry for the auditor. */
public final class CodeJournal {

    private static final UUID NOBODY = new UUID(0, 0);

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

    /** @param version of all code tables, which the edit made */
    void changed(Work work, Caller caller, long version, CodeHistory.Change change) {
        boolean isCategory = change.table().equals(CodeHistory.CATEGORY);
        String type = isCategory ? "category" : "code";
        String id = isCategory ? idOf(change.key()) : change.table() + ":" + change.key();
        Map<String, Object> data =
                isCategory ? Map.of("key", change.key()) : Map.of("table", change.table(), "key", change.key());
        @Nullable UUID actor = caller.id().equals(NOBODY) ? null : caller.id();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CodeHistory.write(work.dsl(), ids.next(), version, now, actor, change);
        journal.append(
                work,
                new JournalEntry(
                        ids.next(),
                        type + ".changed",
                        new Subject(type, id),
                        null,
                        actor,
                        "api",
                        null,
                        now,
                        false,
                        "code:read",
                        null,
                        data,
                        Map.of()));
        audit.record(work, AuditEntry.done(caller, type + ".change", type, id, data));
    }

    /** The history alone, for what comes into the tables by the way. */
    void noted(Work work, Caller caller, long version, CodeHistory.Change change) {
        @Nullable UUID actor = caller.id().equals(NOBODY) ? null : caller.id();
        CodeHistory.write(
                work.dsl(), ids.next(), version, clock.instant().truncatedTo(ChronoUnit.MICROS), actor, change);
    }

    /** An id for a key that may be any text. */
    private static String idOf(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
