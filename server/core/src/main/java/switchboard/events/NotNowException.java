package switchboard.events;

import java.io.Serial;
import java.time.Duration;

/** A delivery that was not tried, because whoever makes it is not there at the moment. It counts as no attempt. */
public final class NotNowException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Duration pause;

    /** @param pause after which it is tried */
    public NotNowException(String reason, Duration pause) {
        super(reason, null, false, false);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}
