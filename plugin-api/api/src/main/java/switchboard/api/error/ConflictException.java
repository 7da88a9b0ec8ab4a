package switchboard.api.error;

import java.io.Serial;

/** The state of the object forbids the command. */
public final class ConflictException extends ServiceDeskException {

    @Serial
    private static final long serialVersionUID = 1;

    public ConflictException(String code, String detail) {
        super(Refusal.CONFLICT, code, detail);
    }
}
