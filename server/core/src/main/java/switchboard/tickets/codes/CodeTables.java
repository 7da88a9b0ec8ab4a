package switchboard.tickets.codes;

import static switchboard.tickets.codes.CodeRows.CATEGORY;
import static switchboard.tickets.codes.CodeRows.CATEGORY_ACTIVE;
import static switchboard.tickets.codes.CodeRows.CATEGORY_KEY;
import static switchboard.tickets.codes.CodeRows.CATEGORY_LABELS;
import static switchboard.tickets.codes.CodeRows.CATEGORY_ORDINAL;
import static switchboard.tickets.codes.CodeRows.CATEGORY_VERSION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

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

    /**
     * Adds top-level categories under the given names, for imports; one that is there already stays as it is. The name
     * becomes the key and the label.
     */
    public void addCategories(Work work, Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        var insert = work.dsl()
                .insertInto(CATEGORY)
                .columns(CATEGORY_KEY, CATEGORY_LABELS, CATEGORY_ORDINAL, CATEGORY_ACTIVE, CATEGORY_VERSION);
        for (String name : names) {
            insert = insert.values(name, Json.write(Map.of("en", name)), 1_000, true, 1L);
        }
        insert.onDuplicateKeyIgnore().execute();
        CodeRows.countUp(work.dsl());
        work.afterCommit(this::forget);
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
