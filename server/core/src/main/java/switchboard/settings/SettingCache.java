package switchboard.settings;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.UnavailableException;
import switchboard.persistence.RecentCopy;
import switchboard.persistence.Transactions;
import switchboard.settings.SettingStore.Stored;

/** What is stored, at most a second old. While the database is away, what was known last. */
final class SettingCache {

    private static final Logger LOG = LoggerFactory.getLogger(SettingCache.class);

    private final Transactions transactions;
    private final RecentCopy<Stored> copy;

    SettingCache(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.copy = new RecentCopy<>(
                before -> before == null ? transactions.read(SettingStore::read) : newer(before), clock);
    }

    Stored get() {
        return copy.get();
    }

    /** Forgets what it knows, so that the next reader sees what was committed. */
    void forget() {
        copy.forget();
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
}
