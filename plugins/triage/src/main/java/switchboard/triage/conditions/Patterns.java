package switchboard.triage.conditions;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;

/**
 * Regular expressions in conditions. RE2 runs in time linear in the text; what it cannot bound is a pattern that counts
 * repetitions of repetitions, which becomes a program of millions of steps. So patterns stand in the condition as they are
 * and count nothing.
 */
final class Patterns {

    private static final int LONGEST = 300;

    private Patterns() {}

    /** What is wrong with the patterns of a condition. */
    static List<String> faults(CelAbstractSyntaxTree tree) {
        List<String> faults = new ArrayList<>();
        collect(tree.getExpr(), faults);
        return faults;
    }

    private static void collect(CelExpr expression, List<String> faults) {
        switch (expression.getKind()) {
            case CALL -> {
                CelExpr.CelCall call = expression.call();
                if (call.function().equals("matches")) {
                    call.args().forEach(pattern -> check(pattern, faults));
                }
                call.target().ifPresent(target -> collect(target, faults));
                call.args().forEach(argument -> collect(argument, faults));
            }
            case SELECT -> collect(expression.select().operand(), faults);
            case LIST -> expression.list().elements().forEach(element -> collect(element, faults));
            case MAP ->
                expression.map().entries().forEach(entry -> {
                    collect(entry.key(), faults);
                    collect(entry.value(), faults);
                });
            default -> {
                // Constants and names hold no other expression; the language has no comprehensions and no messages.
            }
        }
    }

    private static void check(CelExpr expression, List<String> faults) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || expression.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            faults.add("must give patterns as texts, not compute them");
            return;
        }
        String pattern = expression.constant().stringValue();
        if (pattern.length() > LONGEST) {
            faults.add("has a pattern of more than " + LONGEST + " characters");
        } else if (pattern.contains("{")) {
            faults.add("has a pattern that counts repetitions with braces, which is not allowed");
        } else {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException broken) {
                faults.add("has a broken pattern: " + broken.getMessage());
            }
        }
    }

    static boolean find(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).find();
    }
}
