package switchboard.api.rotas;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import switchboard.api.HostService;

/**
 * Who is on call for a team, by its rotas with their overrides, hours and absences. Worked out anew each time from what
 * stands in the database, in a handful of queries; not to be asked within a transaction. An event {@code rota.changed}
 * tells of each edit of a rota.
 */
@HostService
public interface OnCall {

    /**
     * The people who are on call at a time, by id: one of each rota at most, in the order of the names of the rotas, nobody
     * twice, twenty at most. Empty where nobody is, and for a team that is not there. Whoever is absent is not among them,
     * but their substitute or the next in order; everybody is active.
     *
     * @param at any time from 1970 to 2199, past ones as the rotas stand now
     */
    List<UUID> onCall(UUID team, Instant at);
}
