package switchboard.events;

import static switchboard.events.EventTables.CHAIN;
import static switchboard.events.EventTables.CURSOR;
import static switchboard.events.EventTables.CURSOR_MOVED_AT;
import static switchboard.events.EventTables.CURSOR_NAME;
import static switchboard.events.EventTables.CURSOR_POSITION;
import static switchboard.events.EventTables.CURSOR_VERSION;
import static switchboard.events.EventTables.DIGEST;
import static switchboard.events.EventTables.ID;
import static switchboard.events.EventTables.JOURNAL;
import static switchboard.events.EventTables.PENDING;
import static switchboard.events.EventTables.PENDING_ENTRY;
import static switchboard.events.EventTables.POSITION;
import static switchboard.events.EventTables.POSITIONS;
import static switchboard.events.EventTables.POSITION_ENTRY;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/** The statements by which pending entries get their positions. All of one batch run in one transaction. */
final class JournalOrder {

    private static final String STATE = "sequencer";

    /**
     * The join goes from our own new positions to the pending rows by primary key. A plain {@code DELETE … IN} may be
     * run as a scan, and would then wait for the lock of every writer that has not committed yet.
     */
    private static final String DELETE_GIVEN = "DELETE p FROM core_journal_position q"
            + " STRAIGHT_JOIN core_journal_pending p FORCE INDEX (PRIMARY) ON p.entry_id = q.entry_id"
            + " WHERE q.position BETWEEN {0} AND {1}";

    private JournalOrder() {}

    static boolean isPending(DSLContext dsl, UUID upTo) {
        return dsl.fetchExists(dsl.selectOne().from(PENDING).where(PENDING_ENTRY.le(upTo)));
    }

    static @Nullable UUID oldestPending(DSLContext dsl) {
        return dsl.select(PENDING_ENTRY)
                .from(PENDING)
                .orderBy(PENDING_ENTRY)
                .limit(1)
                .fetchOne(PENDING_ENTRY);
    }

    static @Nullable UUID newestPending(DSLContext dsl) {
        return dsl.select(PENDING_ENTRY)
                .from(PENDING)
                .orderBy(PENDING_ENTRY.desc())
                .limit(1)
                .fetchOne(PENDING_ENTRY);
    }

    /** Makes the row that proves who gives out positions, unless it is there. */
    static void prepare(DSLContext dsl, Instant now) {
        dsl.insertInto(CURSOR)
                .columns(CURSOR_NAME, CURSOR_POSITION, CURSOR_VERSION, CURSOR_MOVED_AT)
                .values(STATE, 0L, 0L, now)
                .onDuplicateKeyIgnore()
                .execute();
    }

    /**
     * Gives positions to the oldest pending entries.
     *
     * @return the newest position, and how many entries got one
     * @throws LostTurnException where another sequencer wrote meanwhile; the transaction must roll back
     */
    static Batch giveOut(DSLContext dsl, int most, Instant now) {
        long version = dsl.select(CURSOR_VERSION)
                .from(CURSOR)
                .where(CURSOR_NAME.eq(STATE))
                .fetchSingle(CURSOR_VERSION);
        var pending = dsl.select(PENDING_ENTRY, DIGEST)
                .from(PENDING)
                .straightJoin(JOURNAL)
                .on(ID.eq(PENDING_ENTRY))
                .orderBy(PENDING_ENTRY)
                .limit(most)
                .fetch();
        var newest = dsl.select(POSITION, CHAIN)
                .from(POSITIONS)
                .orderBy(POSITION.desc())
                .limit(1)
                .fetchOne();
        long last = newest == null ? 0 : newest.value1();
        if (pending.isEmpty()) {
            return new Batch(last, 0);
        }
        prove(dsl, version, last + pending.size(), now);
        insert(dsl, last, newest == null ? new byte[0] : newest.value2(), pending);
        int deleted = dsl.execute(DELETE_GIVEN, last + 1, last + pending.size());
        if (deleted != pending.size()) {
            throw new IllegalStateException(deleted + " pending rows went for " + pending.size() + " positions");
        }
        return new Batch(last + pending.size(), pending.size());
    }

    private static void prove(DSLContext dsl, long version, long position, Instant now) {
        int written = dsl.update(CURSOR)
                .set(CURSOR_POSITION, position)
                .set(CURSOR_VERSION, version + 1)
                .set(CURSOR_MOVED_AT, now)
                .where(CURSOR_NAME.eq(STATE), CURSOR_VERSION.eq(version))
                .execute();
        if (written != 1) {
            throw new LostTurnException();
        }
    }

    private static void insert(DSLContext dsl, long last, byte[] chain, List<Record2<UUID, byte[]>> pending) {
        var insert = dsl.insertInto(POSITIONS).columns(POSITION, POSITION_ENTRY, CHAIN);
        long position = last;
        byte[] link = chain;
        for (Record2<UUID, byte[]> entry : pending) {
            position++;
            link = EntryDigest.chain(link, entry.value2());
            insert = insert.values(position, entry.value1(), link);
        }
        insert.execute();
    }

    static long newest(DSLContext dsl) {
        Long position = dsl.select(POSITION)
                .from(POSITIONS)
                .orderBy(POSITION.desc())
                .limit(1)
                .fetchOne(POSITION);
        return position == null ? 0 : position;
    }

    /** What one transaction of the sequencer did. */
    record Batch(long newest, int size) {}

    /** Another node gave out positions between our read and our write. */
    static final class LostTurnException extends RuntimeException {
        private static final long serialVersionUID = 1;

        LostTurnException() {
            super("Another sequencer is at work", null, false, false);
        }
    }
}
