package switchboard.plugins.calls;

import java.io.Serial;

/** The work is still running when its time is over. */
final class DeadlinePassed extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    DeadlinePassed() {
        super("The deadline has passed", null, false, false);
    }
}
