package switchboard.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.events.Subject;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;

/** Makes the journal entries of tickets. Ids and codes go into the data, free text into what can be erased. */
public final class TicketJournal {

    public static final String CREATED = "ticket.created";
    public static final String CHANGED = "ticket.changed";
    public static final String TRANSITIONED = "ticket.transitioned";
    public static final String REPLIED = "ticket.replied";
    public static final String NOTED = "ticket.noted";
    static final String ATTACHED = "ticket.attached";
    static final String DETACHED = "ticket.detached";
    static final String LINKED = "ticket.linked";
    static final String UNLINKED = "ticket.unlinked";
    static final String LINK_CHANGED = "ticket.link_changed";
    static final String MERGED = "ticket.merged";
    static final String UNMERGED = "ticket.unmerged";
    static final String SPLIT = "ticket.split";
    static final String FOLLOW_FAILED = "ticket.follow_failed";

    /** Their data name two tickets, as source and target: they are for those who see both. */
    static final Set<String> OF_TWO = Set.of(LINKED, UNLINKED, LINK_CHANGED, MERGED, UNMERGED, SPLIT, FOLLOW_FAILED);

    static final String INFORMED = "ticket.information_recorded";
    public static final String EXPECTED = "ticket.expectation_changed";
    static final String GUARD_FAILED = "ticket.guard_failed";
    static final String LOOP_STOPPED = "ticket.loop_stopped";

    private TicketJournal() {}

    /** Who did something, how, and when. */
    public record Act(@Nullable UUID actor, Origin origin, Instant at) {

        public static Act of(Caller caller, Origin origin, Instant at) {
            boolean nobody =
                    caller.id().getMostSignificantBits() == 0 && caller.id().getLeastSignificantBits() == 0;
            return new Act(nobody ? null : caller.id(), origin, at);
        }
    }

    /**
     * The entry of a stopped loop, by the desk itself.
     *
     * @param ticket whose journal it stands in
     * @param planned the ticket that the command would have changed or made
     */
    static JournalEntry stopped(UUID id, UUID ticket, Ticket planned, Act act, Map<String, Object> data) {
        return new JournalEntry(
                id,
                LOOP_STOPPED,
                new Subject("ticket", ticket.toString()),
                ticket,
                null,
                "system",
                act.origin().cause(),
                act.at(),
                true,
                TicketAccess.READ_NOTES,
                planned.organization(),
                data,
                Map.of());
    }

    /** The status that a ticket moved to, out of the data of an entry. */
    public static Optional<String> statusAfter(Map<String, Object> data) {
        if (data.get("changes") instanceof List<?> changes) {
            for (Object change : changes) {
                if (change instanceof Map<?, ?> line && "status".equals(line.get("field"))) {
                    return Optional.of(String.valueOf(line.get("after")));
                }
            }
        }
        return Optional.empty();
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

    public static JournalEntry entry(
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

    /** The entries of a command, that of the move with more data. */
    static List<JournalEntry> explained(List<JournalEntry> entries, Map<String, Object> more) {
        return more.isEmpty()
                ? entries
                : entries.stream()
                        .map(entry -> entry.type().equals(TRANSITIONED) ? with(entry, more) : entry)
                        .toList();
    }

    private static JournalEntry with(JournalEntry entry, Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>(entry.data());
        data.putAll(more);
        return new JournalEntry(
                entry.id(),
                entry.type(),
                entry.subject(),
                entry.ticket(),
                entry.actor(),
                entry.channel(),
                entry.cause(),
                entry.at(),
                entry.internal(),
                entry.permission(),
                entry.organization(),
                data,
                entry.text());
    }

    private static void putIfPresent(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
