package switchboard.api.error;

import java.io.Serial;

/** Not there, or not visible to the caller. */
public final class NotFoundException extends ServiceDeskException {

    @Serial
    private static final long serialVersionUID = 1;

    public NotFoundException(String code, String detail) {
        super(Refusal.NOT_FOUND, code, detail);
    }
}
