package switchboard.triage.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a rule at an event.
 *
 * @param result {@code fired}, {@code skipped}, {@code stopped} or {@code failed}
 * @param reason why it was skipped or stopped: {@code condition}, {@code undecided}, {@code inactive}, {@code suspended},
 *     {@code organization}, {@code not_yet}, {@code after_stop}, {@code nothing_to_do}, {@code same_effect}, {@code loop},
 *     {@code refused}
 * @param detail more in words: what could not be decided, by what it was refused
 * @param effects what it did
 */
public record Outcome(
        UUID rule,
        String result,
        @Nullable String reason,
        @Nullable String detail,
        List<Map<String, Object>> effects) {

    public static final String FIRED = "fired";
    public static final String SKIPPED = "skipped";
    public static final String STOPPED = "stopped";
    public static final String FAILED = "failed";

    public Outcome {
        effects = List.copyOf(effects);
    }

    static Outcome skipped(Rule rule, String reason) {
        return new Outcome(rule.id(), SKIPPED, reason, null, List.of());
    }

    Map<String, Object> stored() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rule", rule.toString());
        values.put("result", result);
        if (reason != null) {
            values.put("reason", reason);
        }
        if (detail != null) {
            values.put("detail", detail.length() <= 300 ? detail : detail.substring(0, 300));
        }
        if (!effects.isEmpty()) {
            values.put("effects", effects);
        }
        return values;
    }
}
