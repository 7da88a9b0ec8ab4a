package switchboard.backup;

import java.io.Serial;

/** A backup or a restore that was refused; the message tells the operator why. */
public final class BackupException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
