package switchboard.search;

import java.io.Serial;

/** A source threw. Kept apart from failures of the engine and the journal, which concern every type. */
final class SourceFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String type;

    SourceFailure(String type, Throwable cause) {
        super("The search source " + type + " failed.", cause);
        this.type = type;
    }

    String type() {
        return type;
    }
}
