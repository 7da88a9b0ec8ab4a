package switchboard.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.http.idempotency.Claim;
import switchboard.http.idempotency.KeyStore;
import switchboard.http.idempotency.KeyedRequest;
import switchboard.http.idempotency.Replay;
import switchboard.http.idempotency.RequestHash;
import switchboard.http.idempotency.Standing;
import switchboard.http.wire.JettyExchange;
import switchboard.persistence.Completion;
import switchboard.persistence.Work;

/**
 * {@code Idempotency-Key} on any POST but sign-in, scoped to the caller: the first request does the work, a repetition
 * gets the first answer again. Streamed answers, failures and overload are not kept, nor what says {@code no-store}.
 */
public final class Idempotency {

    private static final String HEADER = "Idempotency-Key";
    private static final String SIGN_IN = "/api/v1/auth/tokens";
    private static final int LONGEST = 200;

    private final @Nullable KeyStore store;

    public Idempotency(KeyStore store) {
        this.store = store;
    }

    private Idempotency() {
        this.store = null;
    }

    /** Takes no notice of keys. */
    public static Idempotency off() {
        return new Idempotency();
    }

    /**
     * Marks the request under way as done, in the transaction that did it; for creations. Does nothing outside a request
     * with a key. The same as {@link Completion#of}, for the rooms above this one.
     */
    public static void completes(Work work, String location) {
        Completion.of(work, location);
    }

    /**
     * Serves the exchange, or answers it from what is stored.
     *
     * @param stillThere refuses where what was answered then is no longer there for the caller
     */
    void serve(JettyExchange exchange, Duration budget, Runnable stillThere, Serving serving) throws Exception {
        KeyStore keys = store;
        String key = exchange.headers().get(HEADER);
        if (keys == null || key == null || !applies(exchange)) {
            serving.run();
            return;
        }
        requireWellFormed(exchange.headers().getValuesList(HEADER));
        byte[] hash = RequestHash.of(exchange);
        KeyedRequest request = new KeyedRequest(exchange.caller().id(), RequestHash.ofKey(key), hash, budget);
        stillThere.run();
        act(exchange, keys, request, serving);
    }

    private static boolean applies(JettyExchange exchange) {
        return exchange.method().equals("POST")
                && !exchange.caller().anonymous()
                && !exchange.path().equals(SIGN_IN);
    }

    private static void act(JettyExchange exchange, KeyStore keys, KeyedRequest request, Serving serving)
            throws Exception {
        switch (keys.claim(request)) {
            case Standing.Mine mine -> {
                exchange.record(new Claim(keys, request, mine.claim()));
                serving.run();
            }
            case Standing.Completed completed -> {
                exchange.record(new Replay(completed.location()));
                exchange.becomeGetOf(completed.location());
                serving.run();
            }
            case Standing.Answered answered -> replay(exchange, answered);
            case Standing.UnderWay underWay ->
                throw new ServiceDeskException(
                        Refusal.CONFLICT,
                        "idempotency.in_progress",
                        "The first request with this key is still under way.",
                        List.of(),
                        Map.of("retryAfter", 1),
                        null);
            case Standing.Reused reused ->
                throw new ServiceDeskException(
                        Refusal.INVALID, "idempotency.key_reused", "The key was used for another request.");
        }
    }

    private static void replay(JettyExchange exchange, Standing.Answered answered) throws IOException {
        byte[] body = answered.body();
        exchange.respond(
                answered.status(), Replay.headers(answered), ByteBuffer.wrap(body == null ? new byte[0] : body));
    }

    private static void requireWellFormed(List<String> values) {
        String key = values.size() == 1 ? values.getFirst() : "";
        boolean visible = key.chars().allMatch(character -> character > ' ' && character < 0x7F);
        if (key.isEmpty() || key.length() > LONGEST || !visible) {
            throw new MalformedException(
                    "idempotency.bad_key", HEADER + " must be one value of 1 to 200 visible ASCII characters.");
        }
    }

    /** What serves the exchange. */
    interface Serving {
        void run() throws Exception;
    }
}
