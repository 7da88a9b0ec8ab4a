package switchboard.rotas;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.events.Subject;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.persistence.Ids;
import switchboard.persistence.Work;

/** Records edits of rotas: an event for those who go by them, an entry for the auditor. */
final class RotaJournal {

    private final Journal journal;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    RotaJournal(Journal journal, AuditLog audit, Ids ids, Clock clock) {
        this.journal = journal;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param change {@code created}, {@code changed}, {@code deleted}, {@code override_added}, {@code override_removed}
     * @param more what else is to be known of the change
     */
    void changed(
            Work work, Caller caller, RotaAccess.SeenTeam team, UUID rota, String change, Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("change", change);
        data.put("team", team.id().toString());
        data.putAll(more);
        journal.append(
                work,
                new JournalEntry(
                        ids.next(),
                        "rota.changed",
                        new Subject("rota", rota.toString()),
                        null,
                        caller.id(),
                        "api",
                        null,
                        clock.instant(),
                        false,
                        RotaAccess.READ,
                        team.organization(),
                        data,
                        Map.of()));
        audit.record(work, AuditEntry.done(caller, "rota." + change, "rota", rota, data));
    }
}
