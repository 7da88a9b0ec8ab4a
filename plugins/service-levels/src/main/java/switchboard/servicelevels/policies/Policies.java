package switchboard.servicelevels.policies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Database;

/** The policies as they are, from a copy that is at most a second old. */
public final class Policies {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Database database;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;

    public Policies(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public PolicyBook current() {
        Loaded now = loaded;
        Instant at = clock.instant();
        if (now != null && !at.isBefore(now.at()) && at.isBefore(now.at().plus(FRESH))) {
            return now.book();
        }
        PolicyBook book = new PolicyBook(database.read(PolicyRows::read));
        loaded = new Loaded(book, at);
        return book;
    }

    /** Forgets the copy after an edit. */
    void forget() {
        loaded = null;
    }

    private record Loaded(PolicyBook book, Instant at) {}
}
