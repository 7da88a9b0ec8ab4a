package switchboard.triage.conditions;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;

/** A condition that was checked and can be asked. Safe for use by several threads. */
public final class Condition {

    private final String expression;
    private final CelRuntime.Program program;

    Condition(String expression, CelRuntime.Program program) {
        this.expression = expression;
        this.program = program;
    }

    /** Why a condition has no answer for a ticket: a field that is not there, a text that is no number. */
    public static final class UndecidedException extends Exception {
        private static final long serialVersionUID = 1;

        UndecidedException(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws UndecidedException where it has no answer */
    public boolean holds(Facts facts) throws UndecidedException {
        try {
            // What hangs on something that nobody knows is answered with what would have to be known.
            if (program.eval(facts.values()) instanceof Boolean holds) {
                return holds;
            }
            throw new UndecidedException("It asks for a time that is not known.");
        } catch (CelEvaluationException undecided) {
            String message = String.valueOf(undecided.getMessage());
            throw new UndecidedException(message.length() <= 200 ? message : message.substring(0, 200));
        }
    }

    /** Whether it asks about what begins so, {@code requester.} for example; yes where that is not sure. */
    public boolean mayAsk(String prefix) {
        return expression.contains(prefix);
    }
}
