package switchboard.tickets.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.Input;

/** Reads cells of the priority matrix. */
final class PriorityRuleInput {

    private static final int MOST = 1_000;

    private PriorityRuleInput() {}

    static List<PriorityRule> read(Input input, CodeBook codes) {
        List<PriorityRule> rules = new ArrayList<>();
        List<Input> given = input.objects("rules", MOST);
        if (given == null) {
            input.fail("rules", "required", "is required");
        } else {
            for (Input each : given) {
                rules.add(new PriorityRule(
                        code(each, "impact", codes), code(each, "urgency", codes), code(each, "priority", codes)));
                each.noMore();
            }
        }
        input.check();
        return rules;
    }

    /**
     * The cells of an impact or an urgency that is to be made: {@code [{"urgency","priority"}]} for an impact, the other
     * way round for an urgency. Faults are recorded in the input.
     */
    static List<PriorityRule> ofNew(Input input, String table, String key, CodeBook codes) {
        boolean isImpact = table.equals(CodeBook.IMPACT);
        List<PriorityRule> rules = new ArrayList<>();
        List<Input> given = input.objects("rules", MOST);
        for (Input each : given == null ? List.<Input>of() : given) {
            String other = code(each, isImpact ? CodeBook.URGENCY : CodeBook.IMPACT, codes);
            String priority = code(each, "priority", codes);
            each.noMore();
            rules.add(isImpact ? new PriorityRule(key, other, priority) : new PriorityRule(other, key, priority));
        }
        return List.copyOf(rules);
    }

    /** Refuses cells that leave a pair without its priority, or name one twice. */
    static void requireAll(List<PriorityRule> rules, String table, CodeBook codes) {
        boolean isImpact = table.equals(CodeBook.IMPACT);
        Set<String> missing = new TreeSet<>(
                codes.table(isImpact ? CodeBook.URGENCY : CodeBook.IMPACT).keySet());
        for (PriorityRule rule : rules) {
            if (!missing.remove(isImpact ? rule.urgency() : rule.impact())) {
                throw new InvalidInputException("rules", "duplicate", "rules names a pair twice.");
            }
        }
        if (!missing.isEmpty()) {
            throw new InvalidInputException(
                    "rules",
                    "required",
                    "rules must name the priority that follows together with " + String.join(", ", missing) + ".");
        }
    }

    private static String code(Input input, String field, CodeBook codes) {
        Set<String> known = field.equals(CodeBook.PRIORITY)
                ? codes.active(field)
                : codes.table(field).keySet();
        String code = input.oneOf(field, known);
        if (code == null) {
            if (!input.has(field) || input.any(field) == null) {
                input.fail(field, "required", "is required");
            }
            return "";
        }
        return code;
    }
}
