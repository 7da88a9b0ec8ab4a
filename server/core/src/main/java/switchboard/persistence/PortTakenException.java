package switchboard.persistence;

import java.io.IOException;
import java.io.Serial;

/** Somebody else took the free port between our looking and the server's binding. */
final class PortTakenException extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    PortTakenException(int port) {
        super("Port " + port + " was taken by somebody else");
    }
}
