package switchboard.servicelevels.tracking;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import switchboard.api.persistence.Database;

/** How closed tickets went, as it was stored when they were closed. */
public final class Outcomes {

    private final Database database;

    public Outcomes(Database database) {
        this.database = database;
    }

    /** By ticket; nothing for those that nothing was agreed for. At most 500 of them. */
    public Map<UUID, List<Outcome>> of(Collection<UUID> tickets) {
        return tickets.isEmpty() ? Map.of() : database.read(dsl -> TrackingRows.outcomes(dsl, tickets));
    }
}
