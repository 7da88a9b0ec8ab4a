package switchboard.tickets.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.TicketGround;
import switchboard.tickets.TicketJournal;

/** Makes the journal entries of tasks. They stand in the history of the ticket, for those who may read its notes. */
final class TaskJournal {

    static final String CREATED = "task.created";
    static final String CHANGED = "task.changed";
    static final String DELETED = "task.deleted";

    private TaskJournal() {}

    static JournalEntry of(TicketGround ground, String type, Task task, Ticket ticket, TicketJournal.Act act) {
        return entry(
                ground, type, task, ticket, act, Map.of("position", task.position()), Map.of("title", task.title()));
    }

    static JournalEntry changed(TicketGround ground, Task before, Task after, Ticket ticket, TicketJournal.Act act) {
        List<Map<String, Object>> changes = new ArrayList<>();
        Map<String, Object> words = new LinkedHashMap<>();
        code(changes, "state", before.state(), after.state());
        code(changes, "position", before.position(), after.position());
        code(changes, "owner", before.owner(), after.owner());
        code(changes, "team", before.team(), after.team());
        code(changes, "due", text(before.due()), text(after.due()));
        code(changes, "required", before.required(), after.required());
        text(changes, words, "title", before.title(), after.title());
        text(changes, words, "description", before.description(), after.description());
        return entry(ground, CHANGED, after, ticket, act, Map.of("changes", changes), words);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static void code(
            List<Map<String, Object>> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            Map<String, Object> change = new LinkedHashMap<>();
            change.put("field", field);
            change.put("before", before);
            change.put("after", after);
            changes.add(change);
        }
    }

    private static void text(
            List<Map<String, Object>> changes, Map<String, Object> words, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(Map.of("field", field));
            words.put("change:" + field, Map.of("before", before, "after", after));
        }
    }

    private static JournalEntry entry(
            TicketGround ground,
            String type,
            Task task,
            Ticket ticket,
            TicketJournal.Act act,
            Map<String, Object> data,
            Map<String, Object> text) {
        return new JournalEntry(
                ground.ids().next(),
                type,
                new Subject("task", task.id().toString()),
                ticket.id(),
                act.actor(),
                act.origin().channel(),
                act.origin().cause(),
                act.at(),
                true,
                TicketAccess.READ_NOTES,
                ticket.organization(),
                data,
                text);
    }
}
