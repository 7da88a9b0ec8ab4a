package switchboard.tickets.codes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import switchboard.persistence.Transactions;

/** The code tables as they are, from a copy in memory that is at most a second behind the database. */
public final class CodeTables {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Loaded loaded;

    public CodeTables(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The book of all codes. */
    public CodeBook current() {
        Loaded now = loaded;
        return now != null && isFresh(now) ? now.book() : refreshed();
    }

    /** Forgets the copy, so that the next reader sees an edit that this node has just committed. */
    public void forget() {
        Loaded now = loaded;
        if (now != null) {
            loaded = new Loaded(now.book(), Instant.EPOCH);
        }
    }

    private CodeBook refreshed() {
        loading.lock();
        try {
            Loaded now = loaded;
            if (now != null && isFresh(now)) {
                return now.book();
            }
            Instant at = clock.instant();
            CodeBook book = transactions.read(dsl ->
                    now != null && CodeRows.version(dsl) == now.book().version() ? now.book() : CodeRows.read(dsl));
            loaded = new Loaded(book, at);
            return book;
        } finally {
            loading.unlock();
        }
    }

    private boolean isFresh(Loaded copy) {
        Instant now = clock.instant();
        return !now.isBefore(copy.at()) && now.isBefore(copy.at().plus(FRESH));
    }

    private record Loaded(CodeBook book, Instant at) {}
}
