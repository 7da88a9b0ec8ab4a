package switchboard.events;

import static switchboard.events.EventTables.ACTOR;
import static switchboard.events.EventTables.AT;
import static switchboard.events.EventTables.CAUSE;
import static switchboard.events.EventTables.CHANNEL;
import static switchboard.events.EventTables.DATA;
import static switchboard.events.EventTables.DIGEST;
import static switchboard.events.EventTables.ERASED_AT;
import static switchboard.events.EventTables.ID;
import static switchboard.events.EventTables.INTERNAL;
import static switchboard.events.EventTables.JOURNAL;
import static switchboard.events.EventTables.JOURNAL_TEXT;
import static switchboard.events.EventTables.ORGANIZATION;
import static switchboard.events.EventTables.PENDING;
import static switchboard.events.EventTables.PENDING_ENTRY;
import static switchboard.events.EventTables.PERMISSION;
import static switchboard.events.EventTables.SALT;
import static switchboard.events.EventTables.SUBJECT_ID;
import static switchboard.events.EventTables.SUBJECT_TYPE;
import static switchboard.events.EventTables.TEXT;
import static switchboard.events.EventTables.TEXT_DIGEST;
import static switchboard.events.EventTables.TEXT_ENTRY;
import static switchboard.events.EventTables.TICKET;
import static switchboard.events.EventTables.TYPE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;
import switchboard.persistence.Work;

/**
 * The way into the journal. Entries are written in the caller's transaction and wait there for their position; the
 * sequencer is woken once the transaction is durable. Entries of one transaction keep their order by id.
 */
public final class Journal {

    private static final int ROWS_PER_STATEMENT = 250;
    private static final int SALT_BYTES = 16;

    private final RandomGenerator random;
    private final Runnable wakeSequencer;

    /**
     * @param random for the salts of erasable texts; unpredictable in production
     * @param wakeSequencer called after each commit that appended something; quick
     */
    public Journal(RandomGenerator random, Runnable wakeSequencer) {
        this.random = random;
        this.wakeSequencer = wakeSequencer;
    }

    /** Appends one entry. See {@link #appendAll}. */
    public void append(Work work, JournalEntry entry) {
        appendAll(work, List.of(entry));
    }

    /**
     * Appends entries of any number, a few statements for hundreds of them.
     *
     * @throws IllegalArgumentException where an entry is malformed or too large: a bug of the caller, nothing is written
     */
    public void appendAll(Work work, List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<JournalRow> rows = new ArrayList<>(entries.size());
        for (JournalEntry entry : entries) {
            rows.add(JournalRow.of(entry, this::salt));
        }
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            List<JournalRow> chunk = rows.subList(from, Math.min(from + ROWS_PER_STATEMENT, rows.size()));
            insertEntries(work.dsl(), chunk);
            insertTexts(work.dsl(), chunk);
            insertPending(work.dsl(), chunk);
        }
        work.afterCommit(wakeSequencer);
    }

    /**
     * Erases the free text of entries for good, at most 1,000 at once. The entries stay, and so does the proof of the chain.
     *
     * @return how many texts there were to erase
     */
    public int erase(Work work, Collection<UUID> entries, Instant now) {
        if (entries.size() > 1_000) {
            throw new IllegalArgumentException("At most 1,000 entries are erased at once");
        }
        return work.dsl()
                .update(JOURNAL_TEXT)
                .setNull(TEXT)
                .setNull(SALT)
                .set(ERASED_AT, now)
                .where(TEXT_ENTRY.in(entries), ERASED_AT.isNull())
                .execute();
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private static void insertEntries(DSLContext dsl, List<JournalRow> rows) {
        var insert = dsl.insertInto(JOURNAL)
                .columns(List.of(
                        ID,
                        TYPE,
                        SUBJECT_TYPE,
                        SUBJECT_ID,
                        TICKET,
                        ACTOR,
                        CHANNEL,
                        CAUSE,
                        AT,
                        INTERNAL,
                        PERMISSION,
                        ORGANIZATION,
                        DATA,
                        TEXT_DIGEST,
                        DIGEST));
        for (JournalRow row : rows) {
            JournalEntry entry = row.entry();
            insert = insert.values(
                    entry.id(),
                    entry.type(),
                    entry.subject().type(),
                    entry.subject().id(),
                    entry.ticket(),
                    entry.actor(),
                    entry.channel(),
                    entry.cause(),
                    entry.at(),
                    entry.internal(),
                    entry.permission(),
                    entry.organization(),
                    row.data(),
                    row.textDigest(),
                    row.digest());
        }
        insert.execute();
    }

    private static void insertTexts(DSLContext dsl, List<JournalRow> rows) {
        var insert = dsl.insertInto(JOURNAL_TEXT).columns(TEXT_ENTRY, TEXT, SALT);
        boolean any = false;
        for (JournalRow row : rows) {
            if (row.text() != null) {
                insert = insert.values(row.entry().id(), row.text(), row.salt());
                any = true;
            }
        }
        if (any) {
            insert.execute();
        }
    }

    private static void insertPending(DSLContext dsl, List<JournalRow> rows) {
        var insert = dsl.insertInto(PENDING).columns(PENDING_ENTRY);
        for (JournalRow row : rows) {
            insert = insert.values(row.entry().id());
        }
        insert.execute();
    }
}
