package switchboard.servicelevels.policies;

import java.time.Clock;
import switchboard.api.persistence.Database;
import switchboard.servicelevels.RecentCopy;

/** The policies as they are. */
public final class Policies {

    private final RecentCopy<PolicyBook> copy;

    public Policies(Database database, Clock clock) {
        this.copy = new RecentCopy<>(() -> new PolicyBook(database.read(PolicyRows::read)), clock);
    }

    /** At most a second old. */
    public PolicyBook current() {
        return copy.get();
    }

    /** As they stand in the database now. */
    PolicyBook afresh() {
        return copy.afresh();
    }

    /** Has whoever asks next see them as they stand in the database. */
    public void forget() {
        copy.forget();
    }
}
