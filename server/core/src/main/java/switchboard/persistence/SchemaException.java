package switchboard.persistence;

import java.io.Serial;

/** A schema that cannot be read or filled as a whole; the message tells the operator why. */
public final class SchemaException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    SchemaException(String message) {
        super(message);
    }

    SchemaException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
