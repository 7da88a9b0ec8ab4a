package switchboard.tickets.codes;

import java.util.ArrayList;
import java.util.List;
import switchboard.api.http.Input;

/** Reads cells of the priority matrix. */
final class PriorityRuleInput {

    private static final int MOST = 100;

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

    private static String code(Input input, String field, CodeBook codes) {
        String code = input.oneOf(field, codes.active(field));
        if (code == null) {
            input.fail(field, "required", "is required");
            return "";
        }
        return code;
    }
}
