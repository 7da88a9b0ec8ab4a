package switchboard.plugins.calls;

import java.io.Serial;

/** What a plugin answered is not what its contract says: null, an element of a wrong type, a status that is none. */
public final class Garbage extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public Garbage(String message) {
        super(message);
    }
}
