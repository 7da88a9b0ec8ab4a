package switchboard.plugins.calls;

import java.io.Serial;

/** A failure of a plugin that whoever asked has been told of already. It is thrown for the record only. */
public final class ToldFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    public ToldFailure(Throwable cause) {
        super(null, cause, false, false);
    }
}
