package switchboard.tickets.codes;

import java.time.Clock;
import switchboard.persistence.RecentCopy;
import switchboard.persistence.Transactions;

/** The code tables as they are, from a copy in memory that is at most a second behind the database. */
public final class CodeTables {

    private final RecentCopy<CodeBook> copy;

    public CodeTables(Transactions transactions, Clock clock) {
        this.copy = new RecentCopy<>(
                before -> transactions.read(dsl ->
                        before != null && CodeRows.version(dsl) == before.version() ? before : CodeRows.read(dsl)),
                clock);
    }

    /** The book of all codes. */
    public CodeBook current() {
        return copy.get();
    }

    /** Forgets the copy, so that the next reader sees an edit that this node has just committed. */
    public void forget() {
        copy.forget();
    }
}
