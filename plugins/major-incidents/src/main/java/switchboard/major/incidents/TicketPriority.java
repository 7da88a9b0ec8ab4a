package switchboard.major.incidents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;
import switchboard.api.events.Event;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorSettings;
import switchboard.major.timeline.Entries;
import switchboard.major.timeline.EntryDraft;
import switchboard.major.timeline.EntryKind;

/**
 * The priority of the ticket of a major incident. It is raised right after the declaration, and once more by the event, for
 * a server that died in between; raising it again changes nothing.
 */
public final class TicketPriority {

    static final String REASON = "Major incident declared";

    private static final Logger LOG = LoggerFactory.getLogger(TicketPriority.class);

    private final Ground ground;
    private final Incidents incidents;
    private final Entries entries;

    public TicketPriority(Ground ground, Incidents incidents, Entries entries) {
        this.ground = ground;
        this.incidents = incidents;
        this.entries = entries;
    }

    /** Declared, and perhaps not finished. */
    public void handle(List<Event> events) {
        for (Event event : events) {
            incidents.byId(List.of(UUID.fromString(event.subject().id()))).stream()
                    .filter(MajorIncident::isActive)
                    .forEach(incident -> raise(incident, event.id()));
        }
    }

    void raise(MajorIncident incident, UUID cause) {
        String priority = ground.settings().get(MajorSettings.PRIORITY).strip();
        Ticket ticket = ticket(incident);
        boolean done = ticket == null || ticket.priority().equals(priority);
        // Once raised, whatever somebody sets afterwards stays.
        if (!priority.isEmpty() && !done && !isNoted(incident)) {
            change(incident, Map.of("priority", priority, "priorityReason", REASON), cause);
        }
    }

    private boolean isNoted(MajorIncident incident) {
        return ground.database().read(dsl -> entries.has(dsl, incident.id(), EntryKind.PRIORITY));
    }

    /** Back to what follows from impact and urgency, unless somebody gave another reason meanwhile. */
    void restore(MajorIncident incident) {
        Ticket ticket = ticket(incident);
        if (ticket == null || !REASON.equals(ticket.priorityReason())) {
            return;
        }
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("priority", null);
        change(incident, fields, null);
    }

    private @Nullable Ticket ticket(MajorIncident incident) {
        return ground.tickets()
                .find(ground.access().system(), incident.ticket())
                .orElse(null);
    }

    private void change(MajorIncident incident, Map<String, ?> fields, @Nullable UUID cause) {
        Caller system = ground.access().system();
        String outcome;
        try {
            Ticket changed = ground.tickets()
                    .change(system, incident.ticket(), fields, null, new Origin("major_incident", cause));
            outcome = changed.priority();
        } catch (UnavailableException later) {
            throw later;
        } catch (ServiceDeskException refused) {
            // A guard of another module may forbid it. The major incident stands; people see what did not happen.
            LOG.warn("The priority of ticket {} stays as it is: {}", incident.ticket(), refused.code());
            outcome = refused.code();
        }
        String detail = outcome;
        ground.database().inTransaction(transaction -> incidents
                .lock(transaction, incident.id())
                .map(current -> entries.add(
                        transaction.dsl(),
                        current.id(),
                        EntryDraft.internal(EntryKind.PRIORITY, detail, null, null, ground.now()))));
    }
}
