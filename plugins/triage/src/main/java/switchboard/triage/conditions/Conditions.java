package switchboard.triage.conditions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;

/**
 * Reads conditions. The language is made when it is first needed: that takes a second, and a module that nobody uses is not
 * to spend it.
 */
public final class Conditions {

    /** The longest condition in characters. */
    public static final int LONGEST = 4_000;

    private static final int MOST_FAULTS = 10;

    private @Nullable Language language;

    /**
     * A condition, with its types checked.
     *
     * @param field whose value it is, for the faults
     * @throws InvalidInputException with each fault and where it is
     */
    public Condition compile(String field, String expression) {
        try {
            CelAbstractSyntaxTree tree = language().compile(expression);
            List<String> faults = Patterns.faults(tree);
            if (!faults.isEmpty()) {
                throw new InvalidInputException(faults.stream()
                        .map(fault -> new FieldError(field, "format", field + " " + fault + "."))
                        .toList());
            }
            return new Condition(expression, language().program(tree));
        } catch (CelValidationException invalid) {
            throw new InvalidInputException(invalid.getErrors().stream()
                    .limit(MOST_FAULTS)
                    .map(issue -> fault(field, issue))
                    .toList());
        } catch (CelEvaluationException unusable) {
            throw new InvalidInputException(field, "format", field + " cannot be evaluated: " + unusable.getMessage());
        } catch (StackOverflowError tooDeep) {
            // The parser counts parentheses, and not every way of nesting.
            throw new InvalidInputException(field, "too_long", field + " is nested too deeply.");
        }
    }

    private static FieldError fault(String field, CelIssue issue) {
        String message = issue.getMessage();
        return new FieldError(
                field,
                "format",
                field + ", line " + issue.getSourceLocation().getLine() + ", column "
                        + (issue.getSourceLocation().getColumn() + 1) + ": "
                        + (message.length() <= 400 ? message : message.substring(0, 400)));
    }

    private synchronized Language language() {
        Language made = language;
        if (made == null) {
            made = Language.open();
            language = made;
        }
        return made;
    }
}
