package switchboard.http.idempotency;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.http.wire.Answer;
import switchboard.http.wire.AnswerRecorder;
import switchboard.persistence.Completion;
import switchboard.persistence.Work;

/** The claim of a request under way: completed by its transaction, and keeper of its answer. */
public final class Claim implements AnswerRecorder, Completion.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Claim.class);
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final Set<String> KEPT_HEADERS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        KEPT_HEADERS.addAll(List.of("Location", "ETag", "Content-Type", "Retry-After", "Allow"));
    }

    private final KeyStore store;
    private final KeyedRequest request;
    private final UUID id;
    private final AtomicBoolean settled = new AtomicBoolean();

    public Claim(KeyStore store, KeyedRequest request, UUID id) {
        this.store = store;
        this.request = request;
        this.id = id;
    }

    @Override
    public void completed(Work work, String location) {
        store.complete(work, request, id, location);
    }

    @Override
    public Answer answered(Answer answer) {
        if (settled.compareAndSet(false, true)) {
            if (isKept(answer)) {
                quietly(() -> store.answer(request, id, stored(answer)));
            } else {
                quietly(() -> store.release(request, id));
            }
        }
        return answer;
    }

    @Override
    public void lost() {
        if (settled.compareAndSet(false, true)) {
            quietly(() -> store.release(request, id));
        }
    }

    /**
     * What may be otherwise the next time is not kept: failures, overload, throttling, a token that has expired. Nor is what
     * says itself that it must not be: a secret that is shown once would stand in the database else.
     */
    private static boolean isKept(Answer answer) {
        int status = answer.status();
        return status < 500
                && status != 429
                && status != 401
                && !forbidsKeeping(answer)
                && answer.content().remaining() <= LARGEST_BODY;
    }

    private static boolean forbidsKeeping(Answer answer) {
        return answer.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Cache-Control"))
                .anyMatch(header -> header.getValue().contains("no-store"));
    }

    private static Standing.Answered stored(Answer answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answer.headers().forEach((name, values) -> {
            if (KEPT_HEADERS.contains(name)) {
                headers.put(name, values);
            }
        });
        ByteBuffer content = answer.content().duplicate();
        byte[] body = new byte[content.remaining()];
        content.get(body);
        return new Standing.Answered(answer.status(), headers, body);
    }

    /** The client gets its answer in any case; a repetition then finds what the transaction left. */
    private static void quietly(Runnable storing) {
        try {
            storing.run();
        } catch (RuntimeException failure) {
            LOG.warn("The outcome of a request with an Idempotency-Key was not stored", failure);
        }
    }
}
