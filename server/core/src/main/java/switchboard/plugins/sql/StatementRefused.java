package switchboard.plugins.sql;

import java.io.Serial;

/** A statement that a plugin may not run. The message says what is wrong with it. */
public final class StatementRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    StatementRefused(String reason) {
        super(reason);
    }
}
