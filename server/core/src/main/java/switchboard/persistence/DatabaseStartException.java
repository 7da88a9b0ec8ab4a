package switchboard.persistence;

import java.io.Serial;

/** The database cannot be started or used; the message tells the operator what to do. */
public final class DatabaseStartException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public DatabaseStartException(String message) {
        super(message);
    }

    public DatabaseStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
