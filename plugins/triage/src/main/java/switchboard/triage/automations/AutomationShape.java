package switchboard.triage.automations;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import switchboard.api.http.Input;
import switchboard.triage.actions.ActionReader;
import switchboard.triage.conditions.Conditions;
import switchboard.triage.definitions.Shape;
import switchboard.triage.rules.RuleShape;

/** What is particular to an automation: when it acts, its condition, its actions. */
public final class AutomationShape implements Shape {

    private static final Duration LONGEST = Duration.ofDays(400);
    private static final String DUE = "[a-z][a-z0-9-]{0,39}\\.[A-Za-z0-9_.-]{1,60}";

    private final Conditions conditions;
    private final ActionReader actions;

    public AutomationShape(Conditions conditions, ActionReader actions) {
        this.conditions = conditions;
        this.actions = actions;
    }

    @Override
    public Map<String, Object> read(Input input) {
        Map<String, Object> content = new LinkedHashMap<>();
        Input when = input.object("when");
        if (when == null) {
            input.fail("when", "required", "is required");
        } else {
            content.put("when", when(when));
        }
        content.put("condition", RuleShape.condition(input, conditions));
        content.put("actions", actions.read(input, "actions"));
        return content;
    }

    private static Map<String, Object> when(Input given) {
        Map<String, Object> when = new LinkedHashMap<>();
        List<String> statuses = given.texts("status", 20, 60);
        String due = given.text("due", 100);
        if ((statuses == null || statuses.isEmpty()) == (due == null)) {
            given.fail("status", "required", "with idleFor, or due with before, must be given, and not both");
        } else if (due == null) {
            when.put("status", statuses);
            when.put("idleFor", duration(given, "idleFor"));
        } else {
            if (!due.matches(DUE)) {
                given.fail("due", "format", "must name a due time, such as service-levels.resolution");
            }
            when.put("due", due);
            when.put("before", duration(given, "before"));
        }
        given.noMore();
        return when;
    }

    private static String duration(Input given, String field) {
        String text = given.requiredText(field, 40);
        try {
            Duration duration = text.isEmpty() ? Duration.ofMinutes(1) : Duration.parse(text);
            if (duration.compareTo(Duration.ofMinutes(1)) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration.toString();
            }
        } catch (DateTimeException | ArithmeticException unreadable) {
            // Told below, like one that is too short or too long.
        }
        given.fail(field, "format", "must be a duration from PT1M to P400D, such as PT48H");
        return "PT1M";
    }
}
