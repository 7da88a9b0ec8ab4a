package switchboard.persistence;

import java.io.Serial;

/** A change of the schema could not be made. The next run begins with the same script again. */
public final class MigrationFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String owner;
    private final String script;

    MigrationFailed(String owner, String script, String reason, Throwable cause) {
        super("The migration " + script + " of " + owner + " failed: " + reason, cause);
        this.owner = owner;
        this.script = script;
    }

    /** {@code core} or the id of a plugin. */
    public String owner() {
        return owner;
    }

    /** The script, or {@code before the first script} where it did not come so far. */
    public String script() {
        return script;
    }
}
