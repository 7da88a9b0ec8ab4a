package switchboard.audit;

import static switchboard.audit.AuditTables.AUDIT;
import static switchboard.audit.AuditTables.ID;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import switchboard.api.events.Event;
import switchboard.persistence.Transactions;

/** Compares audit entries with what the journal announced about them. The journal's own proof is a matter of its own. */
public final class AuditProof {

    private final Transactions transactions;

    public AuditProof(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The ids of audit entries that are missing or were changed since.
     *
     * @param events at most 1,000 events of the journal; those that announce no audit entry are passed over
     */
    public List<UUID> broken(List<Event> events) {
        Map<UUID, Event> announced = events.stream()
                .filter(event -> event.type().equals(AuditLog.RECORDED))
                .collect(Collectors.toMap(Event::id, Function.identity()));
        if (announced.isEmpty()) {
            return List.of();
        }
        Map<UUID, AuditRecord> stored = transactions.read(dsl -> fetch(dsl, List.copyOf(announced.keySet())));
        return announced.values().stream()
                .filter(event -> !matches(event, stored))
                .map(Event::id)
                .toList();
    }

    private static boolean matches(Event event, Map<UUID, AuditRecord> stored) {
        AuditRecord row = stored.get(event.id());
        return row != null && row.digest().equals(event.data().get("digest"));
    }

    private static Map<UUID, AuditRecord> fetch(DSLContext dsl, List<UUID> ids) {
        return dsl.select(AuditTables.ALL).from(AUDIT).where(ID.in(ids)).fetch(AuditRecord::of).stream()
                .collect(Collectors.toMap(AuditRecord::id, Function.identity()));
    }
}
