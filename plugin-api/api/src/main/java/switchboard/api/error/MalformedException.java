package switchboard.api.error;

import java.io.Serial;

/** The request cannot be read as what it should be. */
public final class MalformedException extends ServiceDeskException {

    @Serial
    private static final long serialVersionUID = 1;

    public MalformedException(String code, String detail) {
        super(Refusal.MALFORMED, code, detail);
    }
}
