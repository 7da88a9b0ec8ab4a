package switchboard.events;

import java.io.Serial;

/** A delivery that will never succeed: it becomes a dead letter at once. */
public final class GivenUpException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    public GivenUpException(String reason) {
        super(reason, null, false, false);
    }

    public GivenUpException(String reason, Throwable cause) {
        super(reason, cause, false, false);
    }
}
