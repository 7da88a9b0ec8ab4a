package switchboard.tickets;

import static switchboard.tickets.TicketTables.COUNTER;
import static switchboard.tickets.TicketTables.COUNTER_NAME;
import static switchboard.tickets.TicketTables.COUNTER_VALUE;
import static switchboard.tickets.TicketTables.COUNTER_VERSION;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.Record2;
import switchboard.api.error.UnavailableException;
import switchboard.persistence.Transactions;

/**
 * Gives out ticket numbers, from a block that this node has taken from the counter row. Numbers are unique and those of
 * one node increase; what is left of a block when the node stops is never used.
 */
final class TicketNumbers {

    private static final String COUNTER_ROW = "ticket_number";
    private static final int BLOCK = 100;
    private static final int TRIES = 100;

    private final Transactions transactions;
    private final ReentrantLock lock = new ReentrantLock();
    private long next = 1;
    private long last = 0;

    TicketNumbers(Transactions transactions) {
        this.transactions = transactions;
    }

    long next() {
        lock.lock();
        try {
            if (next > last) {
                next = take(BLOCK);
                last = next + BLOCK - 1;
            }
            return next++;
        } finally {
            lock.unlock();
        }
    }

    /** So many numbers in a row, for imports; returns the first. */
    long block(int count) {
        return take(count);
    }

    private long take(int count) {
        for (int tries = 0; tries < TRIES; tries++) {
            Record2<Long, Long> row = transactions.read(dsl -> dsl.select(COUNTER_VALUE, COUNTER_VERSION)
                    .from(COUNTER)
                    .where(COUNTER_NAME.eq(COUNTER_ROW))
                    .fetchSingle());
            int written = transactions.inTransaction(work -> work.dsl()
                    .update(COUNTER)
                    .set(COUNTER_VALUE, row.value1() + count)
                    .set(COUNTER_VERSION, row.value2() + 1)
                    .where(COUNTER_NAME.eq(COUNTER_ROW), COUNTER_VERSION.eq(row.value2()))
                    .execute());
            if (written == 1) {
                return row.value1() + 1;
            }
        }
        throw new UnavailableException(
                "ticket.no_number", "No ticket number can be given out right now.", Duration.ofSeconds(1));
    }
}
