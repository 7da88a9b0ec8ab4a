package switchboard.tickets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;

/** What differs between two states of a ticket. Times and the version are no differences: they follow from the rest. */
final class TicketChanges {

    private static final Map<String, Function<Ticket, @Nullable Object>> FIELDS = fields();
    private static final Set<String> TEXTS =
            Set.of("title", "description", "priorityReason", "resolution", "externalId");
    private static final String CUSTOM = "fields.";

    private TicketChanges() {}

    /** One field that differs. */
    record Change(
            String field, @Nullable Object before, @Nullable Object after) {

        /** Whether its values are free text, which the journal keeps apart so that it can be erased. */
        boolean isText() {
            return TEXTS.contains(field) || field.startsWith(CUSTOM);
        }
    }

    static List<Change> between(Ticket before, Ticket after) {
        List<Change> changes = new ArrayList<>();
        FIELDS.forEach((name, read) -> add(changes, name, read.apply(before), read.apply(after)));
        Set<String> names = new TreeSet<>(before.fields().keySet());
        names.addAll(after.fields().keySet());
        for (String name : names) {
            add(
                    changes,
                    CUSTOM + name,
                    before.fields().get(name),
                    after.fields().get(name));
        }
        return changes;
    }

    private static void add(List<Change> changes, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(name, before, after));
        }
    }

    private static Map<String, Function<Ticket, @Nullable Object>> fields() {
        Map<String, Function<Ticket, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("kind", Ticket::kind);
        fields.put("title", Ticket::title);
        fields.put("description", Ticket::description);
        fields.put("status", Ticket::status);
        fields.put("impact", Ticket::impact);
        fields.put("urgency", Ticket::urgency);
        fields.put("priority", Ticket::priority);
        fields.put("priorityReason", Ticket::priorityReason);
        fields.put("category", Ticket::category);
        fields.put("requester", Ticket::requester);
        fields.put("organization", Ticket::organization);
        fields.put("team", Ticket::team);
        fields.put("assignee", Ticket::assignee);
        fields.put("owner", Ticket::owner);
        fields.put("channel", Ticket::channel);
        fields.put("externalId", Ticket::externalId);
        fields.put("resolution", Ticket::resolution);
        fields.put("closureCode", Ticket::closureCode);
        fields.put("confirmedBy", Ticket::confirmedBy);
        return java.util.Collections.unmodifiableMap(fields);
    }
}
