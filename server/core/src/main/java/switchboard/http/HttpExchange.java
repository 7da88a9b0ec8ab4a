package switchboard.http;

import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;

/** One request and its answer. */
public interface HttpExchange {

    Caller caller();

    String method();

    /** The decoded path from {@code /api/v1} on, for example {@code /knowledge/articles}. */
    String path();

    String traceId();

    /**
     * Cuts the exchange loose from whatever is still serving it, and refuses it with a problem document if nothing was
     * sent yet. From then on the one who served it reads no more of the request and writes no more of the answer: both
     * fail with an IOException.
     */
    void abandon(RuntimeException refusal);

    /**
     * Whether bytes of the request or of the answer have moved since this was last asked. As long as they do, a long
     * import or a long answer is no stuck request.
     */
    default boolean progressed() {
        return false;
    }

    /**
     * What went wrong while it was served, where that is a fault of whoever serves it: a refusal is none, nor is a client
     * that went away. The client has been answered all the same.
     */
    default @Nullable Throwable fault() {
        return null;
    }
}
