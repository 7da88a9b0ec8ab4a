package switchboard.plugins.generation;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A generation that failed a step of its life. The message is for the administrator. */
public final class LifeFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public LifeFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
