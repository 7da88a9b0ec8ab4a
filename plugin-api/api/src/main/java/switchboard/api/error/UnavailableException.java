package switchboard.api.error;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Cannot be answered now: 503 with {@code Retry-After}. */
public final class UnavailableException extends ServiceDeskException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    public UnavailableException(String code, String detail, Duration retryAfter) {
        super(Refusal.UNAVAILABLE, code, detail, List.of(), Map.of(), null);
        this.retryAfter = retryAfter;
    }

    /** @param cause for the log; the caller is not told */
    public UnavailableException(String code, String detail, Duration retryAfter, Throwable cause) {
        super(Refusal.UNAVAILABLE, code, detail, List.of(), Map.of(), cause);
        this.retryAfter = retryAfter;
    }

    /** When to try again; rounded up to whole seconds in the answer. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
