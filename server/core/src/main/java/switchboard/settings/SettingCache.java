package switchboard.settings;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.UnavailableException;
import switchboard.persistence.Transactions;
import switchboard.settings.SettingStore.Stored;

/** What is stored, at most a second old. While the database is away, what was known last. */
final class SettingCache {

    private static final Logger LOG = LoggerFactory.getLogger(SettingCache.class);
    private static final long OLDEST_MILLIS = 1_000;

    private final Transactions transactions;
    private final Clock clock;
    private volatile @Nullable Known known;

    SettingCache(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    Stored get() {
        Known current = known;
        if (current != null && isFresh(current)) {
            return current.stored();
        }
        return refresh();
    }

    /** Forgets what it knows, so that the next reader sees what was committed. */
    void forget() {
        Known current = known;
        if (current != null) {
            known = new Known(current.stored(), Long.MIN_VALUE);
        }
    }

    private boolean isFresh(Known current) {
        // A clock that was set back must not keep a value alive.
        long age = clock.millis() - current.checkedAt();
        return age >= 0 && age < OLDEST_MILLIS;
    }

    private synchronized Stored refresh() {
        Known current = known;
        if (current != null && isFresh(current)) {
            return current.stored();
        }
        long now = clock.millis();
        Stored stored = current == null ? transactions.read(SettingStore::read) : newer(current.stored());
        known = new Known(stored, now);
        return stored;
    }

    private Stored newer(Stored before) {
        try {
            return transactions.read(
                    dsl -> SettingStore.version(dsl) == before.version() ? before : SettingStore.read(dsl));
        } catch (UnavailableException away) {
            LOG.warn("The settings could not be read; the last known ones are used");
            return before;
        }
    }

    private record Known(Stored stored, long checkedAt) {}
}
