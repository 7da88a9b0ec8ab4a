package switchboard.http.idempotency;

import static switchboard.http.idempotency.IdempotencyTables.ALIVE_UNTIL;
import static switchboard.http.idempotency.IdempotencyTables.NODE;
import static switchboard.http.idempotency.IdempotencyTables.NODE_ID;
import static switchboard.http.idempotency.IdempotencyTables.NODE_VERSION;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import switchboard.persistence.Transactions;

/** Which processes are alive. A process that stops beating is known dead after ten seconds, and its claims are free. */
public final class Nodes {

    private static final Duration ALIVE = Duration.ofSeconds(10);
    private static final Duration FORGOTTEN = Duration.ofDays(2);

    private final Transactions transactions;
    private final Clock clock;
    private final UUID node;

    public Nodes(Transactions transactions, Clock clock, UUID node) {
        this.transactions = transactions;
        this.clock = clock;
        this.node = node;
    }

    /** Says that this process lives. To be called every three seconds, or never at all. */
    public void beat() {
        transactions.inTransaction(work -> work.dsl()
                .insertInto(NODE)
                .columns(NODE_ID, ALIVE_UNTIL, NODE_VERSION)
                .values(node, clock.instant().plus(ALIVE), 1L)
                .onDuplicateKeyUpdate()
                .set(ALIVE_UNTIL, clock.instant().plus(ALIVE))
                .set(NODE_VERSION, NODE_VERSION.plus(1))
                .execute());
    }

    /** Declares every other process dead: for one that knows itself alone, because it holds the embedded database. */
    public void alone() {
        transactions.inTransaction(work -> work.dsl()
                .update(NODE)
                .set(ALIVE_UNTIL, clock.instant().minusSeconds(1))
                .set(NODE_VERSION, NODE_VERSION.plus(1))
                .where(NODE_ID.ne(node))
                .and(ALIVE_UNTIL.ge(clock.instant()))
                .execute());
    }

    /** Forgets the long dead, at most so many. Their claims have expired. */
    public int forget(int most) {
        return transactions.inTransaction(work -> work.dsl()
                .deleteFrom(NODE)
                .where(ALIVE_UNTIL.lt(clock.instant().minus(FORGOTTEN)))
                .orderBy(ALIVE_UNTIL)
                .limit(most)
                .execute());
    }
}
