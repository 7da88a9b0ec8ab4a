package switchboard.persistence;

import static switchboard.persistence.LeaseTables.EXPIRES_AT;
import static switchboard.persistence.LeaseTables.HOLDER;
import static switchboard.persistence.LeaseTables.LEASE;
import static switchboard.persistence.LeaseTables.NAME;
import static switchboard.persistence.LeaseTables.VERSION;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/**
 * Who may do what only one node may do. A lease is a row that each change writes with a higher version, so that two
 * nodes never both believe a change of theirs, on a Galera cluster either. Time is the database's: a node whose clock
 * is wrong neither loses a lease early nor keeps one late.
 */
public final class Leases {

    private static final Pattern NAMES = Pattern.compile("[!-~]{1,100}");
    private static final Field<Instant> NOW = DSL.field("NOW(6)", Columns.INSTANT);

    private final Transactions transactions;
    private final UUID holder;

    /** @param holder the id of this process; a new one at each start, so that a dead predecessor's lease must expire */
    public Leases(Transactions transactions, UUID holder) {
        this.transactions = transactions;
        this.holder = holder;
    }

    /**
     * Takes a lease that nobody holds, or whose time is over.
     *
     * @param name of 1 to 100 printable ASCII characters without spaces
     * @param duration for which it is held unless renewed; longer than the longest pause of the process
     * @return empty while somebody holds it, this process included
     */
    public Optional<Lease> acquire(String name, Duration duration) {
        if (!NAMES.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name of a lease: " + name);
        }
        Field<Instant> expiry = in(duration);
        return transactions.inTransaction(work -> {
            DSLContext dsl = work.dsl();
            boolean taken = change(dsl, name, expiry, EXPIRES_AT.le(NOW)) || insert(dsl, name, expiry);
            return taken ? Optional.of(new Lease(name, holder, version(dsl, name))) : Optional.empty();
        });
    }

    /** Holds it for that long from now on. Empty when it was lost: another has taken it, or it was released. */
    public Optional<Lease> renew(Lease lease, Duration duration) {
        return transactions.inTransaction(work -> renew(work, lease, duration));
    }

    /**
     * Renews within a transaction, which thereby commits only if the lease is still held. The row stays locked until
     * the commit, so keep such transactions short.
     */
    public Optional<Lease> renew(Work work, Lease lease, Duration duration) {
        boolean held = change(work.dsl(), lease.name(), in(duration), isStill(lease));
        return held ? Optional.of(new Lease(lease.name(), holder, lease.version() + 1)) : Optional.empty();
    }

    /** Gives it back at once. Does nothing where it was lost already. */
    public void release(Lease lease) {
        transactions.inTransaction(work -> change(work.dsl(), lease.name(), NOW, isStill(lease)));
    }

    private Condition isStill(Lease lease) {
        return HOLDER.eq(holder).and(VERSION.eq(lease.version()));
    }

    private boolean change(DSLContext dsl, String name, Field<Instant> expiry, Condition guard) {
        return dsl.update(LEASE)
                        .set(HOLDER, holder)
                        .set(EXPIRES_AT, expiry)
                        .set(VERSION, VERSION.plus(1))
                        .where(NAME.eq(name))
                        .and(guard)
                        .execute()
                == 1;
    }

    /** The first time only: rows are never deleted, so that versions never begin anew. */
    private boolean insert(DSLContext dsl, String name, Field<Instant> expiry) {
        if (dsl.fetchExists(DSL.selectOne().from(LEASE).where(NAME.eq(name)))) {
            return false;
        }
        try {
            dsl.insertInto(LEASE)
                    .columns(NAME, HOLDER, EXPIRES_AT, VERSION)
                    .values(DSL.val(name), DSL.val(holder, HOLDER), expiry, DSL.val(1L))
                    .execute();
            return true;
        } catch (DataAccessException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private static long version(DSLContext dsl, String name) {
        return dsl.select(VERSION).from(LEASE).where(NAME.eq(name)).fetchSingle(VERSION);
    }

    private static Field<Instant> in(Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("A lease needs a time, not " + duration);
        }
        long micros = duration.toNanos() / 1_000;
        return DSL.field("NOW(6) + INTERVAL {0} MICROSECOND", Columns.INSTANT, DSL.val(micros));
    }
}
