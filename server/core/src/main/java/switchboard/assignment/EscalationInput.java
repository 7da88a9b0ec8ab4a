package switchboard.assignment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/**
 * What is said when a ticket is escalated.
 *
 * @param team where to, null for where the ticket's team escalates to
 * @param status what the ticket becomes, null for the usual
 * @param changes impact, urgency, priority and its reason, where they change
 */
record EscalationInput(
        @Nullable String team,
        String reason,
        @Nullable Instant expectedAt,
        @Nullable String diagnosis,
        @Nullable String actionsTaken,
        @Nullable String status,
        Map<String, Object> changes) {

    static final String ESCALATED = "escalated";
    static final String WAITING = "waiting_for_upper_line";

    private static final int LONGEST_REASON = 4_000;
    private static final int LONGEST_TEXT = 100_000;

    static EscalationInput read(Input input, Instant now) {
        Instant expected = input.instant("expectedAt");
        if (expected != null && !expected.isAfter(now)) {
            input.fail("expectedAt", "not_allowed", "must be in the future");
        }
        EscalationInput read = new EscalationInput(
                text(input, "team", 254),
                input.requiredText("reason", LONGEST_REASON),
                expected,
                text(input, "diagnosis", LONGEST_TEXT),
                text(input, "actionsTaken", LONGEST_TEXT),
                input.oneOf("status", Set.of(ESCALATED, WAITING)),
                changes(input));
        input.check();
        return read;
    }

    /** They are checked with the ticket's other fields. */
    private static Map<String, Object> changes(Input input) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (String field : Set.of("impact", "urgency", "priority", "priorityReason")) {
            Object value = input.any(field);
            if (value != null) {
                changes.put(field, value);
            }
        }
        return changes;
    }

    private static @Nullable String text(Input input, String field, int longest) {
        String text = input.text(field, longest);
        return text == null || text.isBlank() ? null : text.strip();
    }

    static String returnReason(Input input) {
        String reason = input.requiredText("reason", LONGEST_REASON);
        input.check();
        return reason;
    }
}
