package switchboard.api.error;

import java.io.Serial;

/** Visible, but the caller lacks the permission. */
public final class ForbiddenException extends ServiceDeskException {

    @Serial
    private static final long serialVersionUID = 1;

    public ForbiddenException(String code, String detail) {
        super(Refusal.FORBIDDEN, code, detail);
    }
}
