package switchboard.approvals;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/**
 * What somebody decides, as it was sent.
 *
 * @param reason never null where it is a rejection
 */
record Decision(boolean approve, @Nullable String reason) {

    static final String APPROVE = "approve";
    static final String REJECT = "reject";
    static final int LONGEST_REASON = 4_000;

    /** With {@code decision} and {@code reason}; a rejection needs a reason. */
    static Decision of(Input input) {
        String decision = input.oneOf("decision", Set.of(APPROVE, REJECT));
        if (input.any("decision") == null) {
            input.fail("decision", "required", "is required");
        }
        String reason = reason(input, REJECT.equals(decision));
        input.check();
        return new Decision(APPROVE.equals(decision), reason);
    }

    static @Nullable String reason(Input input, boolean required) {
        if (required) {
            return input.requiredText("reason", LONGEST_REASON);
        }
        String reason = input.text("reason", LONGEST_REASON);
        return reason == null || reason.isBlank() ? null : reason.strip();
    }

    /** The state of a seat that has decided so. */
    String state() {
        return approve ? States.APPROVED : States.REJECTED;
    }
}
