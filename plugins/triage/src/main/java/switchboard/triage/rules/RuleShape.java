package switchboard.triage.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.Input;
import switchboard.triage.actions.ActionReader;
import switchboard.triage.conditions.Conditions;
import switchboard.triage.definitions.Shape;

/** What is particular to a rule: the events it runs on, its condition, its actions. */
public final class RuleShape implements Shape {

    public static final Set<String> EVENTS =
            Set.of("created", "changed", "transitioned", "replied", "noted", "information_recorded");

    private static final List<String> USUAL = List.of("created", "changed");

    private final Conditions conditions;
    private final ActionReader actions;

    public RuleShape(Conditions conditions, ActionReader actions) {
        this.conditions = conditions;
        this.actions = actions;
    }

    @Override
    public Map<String, Object> read(Input input) {
        Map<String, Object> content = new LinkedHashMap<>();
        List<String> on = input.texts("on", EVENTS.size(), 20);
        if (on != null && (on.isEmpty() || !EVENTS.containsAll(on))) {
            input.fail("on", "not_allowed", "must name some of " + String.join(", ", new java.util.TreeSet<>(EVENTS)));
        }
        content.put("on", on == null ? USUAL : on);
        content.put("condition", condition(input, conditions));
        content.put("actions", actions.read(input, "actions"));
        return content;
    }

    /** A condition that can be evaluated; without one it always holds. */
    public static String condition(Input input, Conditions conditions) {
        String condition = input.text("condition", Conditions.LONGEST);
        if (condition == null || condition.isBlank()) {
            return "true";
        }
        try {
            conditions.compile("condition", condition);
        } catch (InvalidInputException invalid) {
            for (FieldError error : invalid.errors()) {
                input.fail("condition", error.code(), withoutField(error.message()));
            }
        }
        return condition;
    }

    /** The input puts the name of the field and the full stop there itself. */
    private static String withoutField(String message) {
        String text = message.startsWith("condition") ? message.substring("condition".length()) : message;
        text = text.startsWith(",") ? "is wrong at" + text.substring(1) : text.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
