package switchboard.http;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/** An answer that is gathered in memory grew beyond what the one who serves it may answer. */
public final class AnswerTooLarge extends ServiceDeskException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int DEEPEST = 10;

    public AnswerTooLarge(long limit) {
        super(
                Refusal.UNAVAILABLE,
                "plugin.quota_exceeded",
                "The answer would have more than " + limit + " bytes; ask for less at a time.",
                List.of(),
                Map.of("quota", "answer_size", "limit", limit, "retryAfter", 60),
                null);
    }

    /** The one in a chain of causes, null where there is none. */
    public static @Nullable AnswerTooLarge in(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof AnswerTooLarge found) {
                return found;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
