package switchboard.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.events.Subject;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;

/** Makes the journal entries of tickets. Ids and codes go into the data, free text into what can be erased. */
final class TicketJournal {

    static final String CREATED = "ticket.created";
    static final String CHANGED = "ticket.changed";
    static final String TRANSITIONED = "ticket.transitioned";
    static final String REPLIED = "ticket.replied";
    static final String NOTED = "ticket.noted";
    static final String ATTACHED = "ticket.attached";
    static final String DETACHED = "ticket.detached";
    static final String LINKED = "ticket.linked";
    static final String UNLINKED = "ticket.unlinked";
    static final String GUARD_FAILED = "ticket.guard_failed";

    private TicketJournal() {}

    /** Who did something, how, and when. */
    record Act(@Nullable UUID actor, Origin origin, Instant at) {

        static Act of(Caller caller, Origin origin, Instant at) {
            boolean nobody =
                    caller.id().getMostSignificantBits() == 0 && caller.id().getLeastSignificantBits() == 0;
            return new Act(nobody ? null : caller.id(), origin, at);
        }
    }

    static JournalEntry created(UUID id, Ticket ticket, Act act) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("number", ticket.number());
        data.put("kind", ticket.kind());
        data.put("status", ticket.status());
        data.put("impact", ticket.impact());
        data.put("urgency", ticket.urgency());
        data.put("priority", ticket.priority());
        putIfPresent(data, "category", ticket.category());
        data.put("requester", ticket.requester());
        data.put("organization", ticket.organization());
        putIfPresent(data, "team", ticket.team());
        putIfPresent(data, "assignee", ticket.assignee());
        putIfPresent(data, "owner", ticket.owner());
        return entry(id, CREATED, ticket, act, false, data, Map.of());
    }

    /** The entry of a change; empty text where only codes and ids changed. */
    static JournalEntry changed(UUID id, String type, Ticket before, Ticket after, Act act, Map<String, Object> text) {
        List<Map<String, Object>> changes = new ArrayList<>();
        Map<String, Object> words = new LinkedHashMap<>(text);
        for (TicketChanges.Change change : TicketChanges.between(before, after)) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("field", change.field());
            if (change.isText()) {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("before", change.before());
                values.put("after", change.after());
                words.put("change:" + change.field(), values);
            } else {
                line.put("before", change.before());
                line.put("after", change.after());
            }
            changes.add(line);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("changes", changes);
        return entry(id, type, after, act, false, data, words);
    }

    static JournalEntry entry(
            UUID id,
            String type,
            Ticket ticket,
            Act act,
            boolean internal,
            Map<String, Object> data,
            Map<String, Object> text) {
        return new JournalEntry(
                id,
                type,
                new Subject("ticket", ticket.id().toString()),
                ticket.id(),
                act.actor(),
                act.origin().channel(),
                act.origin().cause(),
                act.at(),
                internal,
                internal ? TicketAccess.READ_NOTES : TicketAccess.READ,
                ticket.organization(),
                data,
                text);
    }

    private static void putIfPresent(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
