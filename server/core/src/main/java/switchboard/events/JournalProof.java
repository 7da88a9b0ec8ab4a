package switchboard.events;

import static switchboard.events.EventTables.ACTOR;
import static switchboard.events.EventTables.AT;
import static switchboard.events.EventTables.CAUSE;
import static switchboard.events.EventTables.CHAIN;
import static switchboard.events.EventTables.CHANNEL;
import static switchboard.events.EventTables.DATA;
import static switchboard.events.EventTables.DIGEST;
import static switchboard.events.EventTables.ERASED_AT;
import static switchboard.events.EventTables.ID;
import static switchboard.events.EventTables.INTERNAL;
import static switchboard.events.EventTables.JOURNAL;
import static switchboard.events.EventTables.JOURNAL_TEXT;
import static switchboard.events.EventTables.ORGANIZATION;
import static switchboard.events.EventTables.PERMISSION;
import static switchboard.events.EventTables.POSITION;
import static switchboard.events.EventTables.POSITIONS;
import static switchboard.events.EventTables.POSITION_ENTRY;
import static switchboard.events.EventTables.SALT;
import static switchboard.events.EventTables.SUBJECT_ID;
import static switchboard.events.EventTables.SUBJECT_TYPE;
import static switchboard.events.EventTables.TEXT;
import static switchboard.events.EventTables.TEXT_DIGEST;
import static switchboard.events.EventTables.TEXT_ENTRY;
import static switchboard.events.EventTables.TICKET;
import static switchboard.events.EventTables.TYPE;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;
import switchboard.persistence.Transactions;

/** Proves that the journal is what was written: no position missing, no entry changed, no text replaced. */
public final class JournalProof {

    private static final int CHUNK = 500;

    private final Transactions transactions;

    public JournalProof(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Checks the positions from {@code from} to {@code to}, both included, in chunks. Erased texts are in order.
     *
     * @param from at least 1; the link of the position before it is taken as given
     * @return how many positions were sound, and what is wrong at the first that is not
     */
    public Finding verify(long from, long to) {
        byte[] chain = from == 1 ? new byte[0] : transactions.read(dsl -> linkOf(dsl, from - 1));
        long expected = from;
        while (expected <= to) {
            long first = expected;
            List<? extends Record> rows = transactions.read(dsl -> chunk(dsl, first, to));
            for (Record row : rows) {
                String fault = row.get(POSITION) != expected ? "missing" : fault(row, chain);
                if (fault != null) {
                    return new Finding(expected - from, expected, fault);
                }
                chain = row.get(CHAIN);
                expected++;
            }
            if (rows.size() < CHUNK && expected <= to) {
                return new Finding(expected - from, expected, "missing");
            }
        }
        return new Finding(expected - from, null, null);
    }

    private static byte[] linkOf(DSLContext dsl, long position) {
        byte[] link =
                dsl.select(CHAIN).from(POSITIONS).where(POSITION.eq(position)).fetchOne(CHAIN);
        return link == null ? new byte[0] : link;
    }

    private static List<? extends Record> chunk(DSLContext dsl, long from, long to) {
        return dsl.select()
                .select(POSITION, POSITION_ENTRY, CHAIN)
                .select(ID, TYPE, SUBJECT_TYPE, SUBJECT_ID, TICKET, ACTOR, CHANNEL, CAUSE, AT, INTERNAL)
                .select(PERMISSION, ORGANIZATION, DATA, TEXT_DIGEST, DIGEST)
                .select(TEXT_ENTRY, TEXT, SALT, ERASED_AT)
                .from(POSITIONS)
                .leftJoin(JOURNAL)
                .on(ID.eq(POSITION_ENTRY))
                .leftJoin(JOURNAL_TEXT)
                .on(TEXT_ENTRY.eq(POSITION_ENTRY))
                .where(POSITION.between(from, to))
                .orderBy(POSITION)
                .limit(CHUNK)
                .fetch();
    }

    private static @Nullable String fault(Record row, byte[] previous) {
        if (row.get(ID) == null) {
            return "entry_missing";
        }
        byte[] digest = EntryDigest.ofEntry(entry(row), row.get(DATA), row.get(TEXT_DIGEST));
        if (!MessageDigest.isEqual(digest, row.get(DIGEST))) {
            return "entry_changed";
        }
        if (!MessageDigest.isEqual(EntryDigest.chain(previous, digest), row.get(CHAIN))) {
            return "chain_broken";
        }
        return textFault(row);
    }

    private static @Nullable String textFault(Record row) {
        boolean expected = row.get(TEXT_DIGEST) != null;
        if (expected != (row.get(TEXT_ENTRY) != null)) {
            return expected ? "text_missing" : "text_added";
        }
        if (!expected || row.get(ERASED_AT) != null) {
            return null;
        }
        byte[] salt = row.get(SALT);
        String text = row.get(TEXT);
        boolean same = salt != null
                && text != null
                && MessageDigest.isEqual(EntryDigest.ofText(salt, text), row.get(TEXT_DIGEST));
        return same ? null : "text_changed";
    }

    private static JournalEntry entry(Record row) {
        return new JournalEntry(
                row.get(ID),
                row.get(TYPE),
                new Subject(row.get(SUBJECT_TYPE), row.get(SUBJECT_ID)),
                row.get(TICKET),
                row.get(ACTOR),
                row.get(CHANNEL),
                row.get(CAUSE),
                row.get(AT),
                row.get(INTERNAL),
                row.get(PERMISSION),
                row.get(ORGANIZATION),
                Map.of(),
                Map.of());
    }

    /**
     * What the proof found.
     *
     * @param sound how many positions in a row were sound
     * @param position the first that is not, or null
     * @param fault {@code missing}, {@code entry_missing}, {@code entry_changed}, {@code chain_broken},
     *     {@code text_missing}, {@code text_added} or {@code text_changed}, or null
     */
    public record Finding(
            long sound, @Nullable Long position, @Nullable String fault) {

        public boolean isSound() {
            return fault == null;
        }
    }
}
