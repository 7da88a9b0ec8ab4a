package switchboard.audit;

import static switchboard.audit.AuditTables.AUDIT;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.json.Json;
import switchboard.persistence.Ids;
import switchboard.persistence.Work;

/**
 * The way into the audit log. Each entry is also announced in the journal with its digest, so that the journal's chain
 * shows when an audit entry was changed or taken away.
 */
public final class AuditLog {

    /** Who may read the audit log, and its announcements in the event stream. */
    public static final String READ = "audit:read";

    /** The type of the journal entry that goes with every audit entry. */
    public static final String RECORDED = "audit.recorded";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,30}");
    private static final Pattern ACTION_NAME = Pattern.compile("[a-z][a-z0-9_]{0,30}\\.[a-z][a-z0-9_]{0,31}");
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_DATA = 100_000;

    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    public AuditLog(Journal journal, Ids ids, Clock clock) {
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records what was done as part of the transaction that does it.
     *
     * @throws IllegalArgumentException where the entry is malformed or too large: a bug of the caller
     */
    public void record(Work work, AuditEntry entry) {
        String data = Json.write(entry.data());
        if (!ACTION_NAME.matcher(entry.action()).matches()
                || !NAME.matcher(entry.objectType()).matches()
                || data.length() > LONGEST_DATA) {
            throw new IllegalArgumentException("Not an audit entry: " + entry.action() + " on " + entry.objectType());
        }
        AuditRecord row = new AuditRecord(
                ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                entry.actor(),
                cut(entry.address()),
                entry.action(),
                entry.objectType(),
                cut(entry.objectId()),
                Json.write(entry.outcome()).replace("\"", ""),
                data);
        insert(work, row);
        journal.append(work, announcement(row));
    }

    private static void insert(Work work, AuditRecord row) {
        work.dsl()
                .insertInto(AUDIT)
                .columns(AuditTables.ALL)
                .values(
                        row.id(),
                        row.at(),
                        row.actor(),
                        row.address(),
                        row.action(),
                        row.objectType(),
                        row.objectId(),
                        row.outcome(),
                        row.data())
                .execute();
    }

    private static JournalEntry announcement(AuditRecord row) {
        UUID id = row.id();
        Map<String, Object> data = Map.of("action", row.action(), "outcome", row.outcome(), "digest", row.digest());
        return new JournalEntry(
                id,
                RECORDED,
                new Subject("audit", id.toString()),
                null,
                row.actor(),
                "system",
                null,
                row.at(),
                false,
                READ,
                null,
                data,
                Map.of());
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST_ID ? text : text.substring(0, LONGEST_ID);
    }
}
