package switchboard.servicelevels.alarms;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import switchboard.api.persistence.Database;
import switchboard.servicelevels.RecentCopy;

/** The ladders as they are. */
public final class Ladders {

    private final RecentCopy<List<Ladder>> copy;

    public Ladders(Database database, Clock clock) {
        this.copy = new RecentCopy<>(() -> database.read(dsl -> LadderRows.read(dsl)), clock);
    }

    /** A plan by the ladders as they are now; it reads them no more, and so may be carried out within a transaction. */
    public AlarmPlan plan(Supplier<UUID> ids) {
        return new AlarmPlan(current(), ids);
    }

    /** At most a second old. */
    List<Ladder> current() {
        return copy.get();
    }

    /** As they stand in the database now. */
    List<Ladder> afresh() {
        return copy.afresh();
    }

    /** Has whoever asks next see them as they stand in the database. */
    public void forget() {
        copy.forget();
    }
}
