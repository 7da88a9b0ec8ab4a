package switchboard.tickets.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.tickets.TicketFinder;

/**
 * What is to be done to many tickets.
 *
 * @param fields what the action's own operation on one ticket takes
 */
record BulkWish(List<String> tickets, String action, Map<String, @Nullable Object> fields) {

    static final String CHANGE = "change";
    static final String TRANSITION = "transition";
    static final String ASSIGN = "assign";
    static final String NOTE = "note";
    static final String REPLY = "reply";

    private static final int MOST = 200;
    private static final int LONGEST_ID = 40;

    /** What each action takes. Nobody gives two hundred tickets one title, or one externalId. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            CHANGE,
                    Set.of(
                            "kind",
                            "impact",
                            "urgency",
                            "priority",
                            "priorityReason",
                            "category",
                            "team",
                            "assignee",
                            "owner",
                            "fields"),
            TRANSITION, Set.of("to", "resolution", "code", "comment", "channel"),
            ASSIGN, Set.of("team", "assignee"),
            NOTE, Set.of("body", "channel"),
            REPLY, Set.of("body", "channel"));

    static BulkWish read(Input input) {
        List<String> ids = input.texts("ids", MOST, LONGEST_ID);
        if (ids == null || ids.isEmpty()) {
            fail(input, ids == null && !input.has("ids"), "ids");
        } else if (ids.stream().anyMatch(id -> TicketFinder.id(id).isEmpty())) {
            input.fail("ids", "format", "must be ids of tickets");
        }
        String action = input.oneOf("action", FIELDS.keySet());
        if (action == null) {
            fail(input, !input.has("action"), "action");
        }
        Input fields = input.object("fields");
        Map<String, @Nullable Object> values = new HashMap<>();
        if (fields == null || fields.names().isEmpty()) {
            fail(input, true, "fields");
        } else if (action != null) {
            FIELDS.get(action).stream().filter(fields::has).forEach(name -> values.put(name, fields.any(name)));
            fields.noMore();
        }
        input.check();
        return new BulkWish(ids == null ? List.of() : ids, action == null ? "" : action, values);
    }

    private static void fail(Input input, boolean absent, String field) {
        if (absent || input.any(field) == null || input.any(field) instanceof List<?>) {
            input.fail(field, "required", "is required");
        }
    }
}
