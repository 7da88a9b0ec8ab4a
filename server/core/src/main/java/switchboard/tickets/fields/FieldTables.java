package switchboard.tickets.fields;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.TicketField;
import switchboard.persistence.Transactions;

/** The defined fields as they are, from a copy in memory that is at most a second behind the database. */
public final class FieldTables {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final Clock clock;
    private final Map<String, List<FieldDefinition>> declared = new ConcurrentHashMap<>();
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Loaded loaded;

    public FieldTables(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The book of all fields. */
    public FieldBook current() {
        Loaded now = loaded;
        return now != null && isFresh(now) ? now.book() : refreshed();
    }

    /** Sets the fields that one plugin brings, replacing those it had; an empty list removes them. */
    public void declare(String plugin, String mount, List<TicketField> fields) {
        if (fields.isEmpty()) {
            declared.remove(plugin);
        } else {
            declared.put(
                    plugin,
                    fields.stream()
                            .map(field -> FieldDefinition.of(plugin, mount, field))
                            .toList());
        }
        loading.lock();
        try {
            loaded = null;
        } finally {
            loading.unlock();
        }
    }

    /** Forgets the copy, so that the next reader sees an edit that this node has just committed. */
    void forget() {
        Loaded now = loaded;
        if (now != null) {
            loaded = new Loaded(now.book(), Instant.EPOCH);
        }
    }

    /** The fields with the declared ones, read in a transaction of an edit. */
    FieldBook read(DSLContext dsl) {
        // The version before the rows, so that a book is never older than it says.
        long version = FieldRows.version(dsl);
        return new FieldBook(
                version,
                FieldRows.read(dsl),
                declared.values().stream().flatMap(List::stream).toList());
    }

    private FieldBook refreshed() {
        loading.lock();
        try {
            Loaded now = loaded;
            if (now != null && isFresh(now)) {
                return now.book();
            }
            Instant at = clock.instant();
            FieldBook book = transactions.read(
                    dsl -> now != null && FieldRows.version(dsl) == now.book().version() ? now.book() : read(dsl));
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

    private record Loaded(FieldBook book, Instant at) {}
}
