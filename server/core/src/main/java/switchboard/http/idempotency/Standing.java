package switchboard.http.idempotency;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How it stands with a key. */
public sealed interface Standing {

    /** Nobody has done it: this request does it, under this claim. */
    record Mine(UUID claim) implements Standing {}

    /** Another request with the same key and body is doing it. */
    record UnderWay() implements Standing {}

    /** The key was used for another request. */
    record Reused() implements Standing {}

    /** It is done, but its answer was not stored; the result can be read there. */
    record Completed(String location) implements Standing {}

    /** It is done, and this was the answer. */
    record Answered(int status, Map<String, List<String>> headers, byte @Nullable [] body) implements Standing {}
}
