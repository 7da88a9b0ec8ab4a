package switchboard.servicelevels.alarms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Database;

/** The ladders as they are, from a copy that is at most a second old. */
public final class Ladders {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Database database;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;

    public Ladders(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A plan by the ladders as they are now; it reads them no more, and so may be carried out within a transaction. */
    public AlarmPlan plan(Supplier<UUID> ids) {
        return new AlarmPlan(current(), ids);
    }

    List<Ladder> current() {
        Loaded now = loaded;
        Instant at = clock.instant();
        if (now != null && !at.isBefore(now.at()) && at.isBefore(now.at().plus(FRESH))) {
            return now.ladders();
        }
        List<Ladder> ladders = database.read(dsl -> LadderRows.read(dsl));
        loaded = new Loaded(ladders, at);
        return ladders;
    }

    void forget() {
        loaded = null;
    }

    private record Loaded(List<Ladder> ladders, Instant at) {}
}
