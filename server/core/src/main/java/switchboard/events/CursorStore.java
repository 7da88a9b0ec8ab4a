package switchboard.events;

import static switchboard.events.EventTables.CURSOR;
import static switchboard.events.EventTables.CURSOR_MOVED_AT;
import static switchboard.events.EventTables.CURSOR_NAME;
import static switchboard.events.EventTables.CURSOR_POSITION;
import static switchboard.events.EventTables.CURSOR_VERSION;

import java.time.Clock;
import switchboard.events.Subscriptions.Start;
import switchboard.persistence.Transactions;

/** The durable cursor of one consumer. */
final class CursorStore {

    private final Transactions transactions;
    private final Clock clock;
    private final String name;

    CursorStore(Transactions transactions, Clock clock, String consumer) {
        this.transactions = transactions;
        this.clock = clock;
        this.name = "consumer:" + consumer;
    }

    void prepare(Start start) {
        transactions.inTransaction(work -> work.dsl()
                .insertInto(CURSOR)
                .columns(CURSOR_NAME, CURSOR_POSITION, CURSOR_VERSION, CURSOR_MOVED_AT)
                .values(name, start == Start.NEWEST ? JournalOrder.newest(work.dsl()) : 0L, 0L, clock.instant())
                .onDuplicateKeyIgnore()
                .execute());
    }

    Place read() {
        return transactions.read(dsl -> dsl.select(CURSOR_POSITION, CURSOR_VERSION)
                .from(CURSOR)
                .where(CURSOR_NAME.eq(name))
                .fetchSingle(row -> new Place(row.value1(), row.value2())));
    }

    /** @throws MovedElsewhereException where another node has moved the cursor since the place was read */
    Place move(Place from, long position) {
        int written = transactions.inTransaction(work -> work.dsl()
                .update(CURSOR)
                .set(CURSOR_POSITION, position)
                .set(CURSOR_VERSION, from.version() + 1)
                .set(CURSOR_MOVED_AT, clock.instant())
                .where(CURSOR_NAME.eq(name), CURSOR_VERSION.eq(from.version()))
                .execute());
        if (written != 1) {
            throw new MovedElsewhereException(name);
        }
        return new Place(position, from.version() + 1);
    }

    void delete() {
        transactions.inTransaction(work ->
                work.dsl().deleteFrom(CURSOR).where(CURSOR_NAME.eq(name)).execute());
    }

    /** Where the cursor stood, and the version that guards the next move. */
    record Place(long position, long version) {}

    /** The cursor is no longer where this node left it. */
    static final class MovedElsewhereException extends RuntimeException {
        private static final long serialVersionUID = 1;

        MovedElsewhereException(String name) {
            super("The cursor " + name + " was moved by another node", null, false, false);
        }
    }
}
