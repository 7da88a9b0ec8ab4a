package switchboard.http.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import switchboard.access.ClientAddress;
import switchboard.api.access.Caller;
import switchboard.http.AnswerTooLarge;
import switchboard.http.HttpExchange;
import switchboard.http.HttpLimits;
import switchboard.http.Problem;
import switchboard.http.Problems;

/**
 * One request and its answer on Jetty. It is answered exactly once, whole or as a stream, by whoever comes first: the
 * one who serves it, or the one who abandons it. The headers of the answer are touched only by the winner.
 */
public final class JettyExchange implements HttpExchange {

    private enum State {
        OPEN,
        ANSWERED,
        STREAMING,
        ENDED,
        ABANDONED
    }

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final HttpLimits limits;
    private final String traceId;
    private final Object pieces = new Object();
    private final AtomicLong pieceBytes = new AtomicLong();
    private final AtomicLong seen = new AtomicLong();
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private @Nullable RequestBody body;
    private @Nullable InputStream replacedBody;
    private @Nullable Caller caller;
    private String method;
    private Target target;
    private ExchangeListener listener = ExchangeListener.NONE;
    private volatile @Nullable AnswerRecorder recorder;
    private volatile @Nullable Throwable fault;

    public JettyExchange(
            Request request, Response response, Callback callback, HttpLimits limits, String traceId, Target target) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.limits = limits;
        this.traceId = traceId;
        this.target = target;
        this.method = request.getMethod();
    }

    /** The exchange behind the interface. */
    public static JettyExchange of(HttpExchange exchange) {
        if (exchange instanceof JettyExchange jetty) {
            return jetty;
        }
        throw new IllegalArgumentException("Only an exchange of this server can be served.");
    }

    @Override
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("The caller is not known yet.");
        }
        return caller;
    }

    public void identify(Caller known) {
        this.caller = known;
    }

    public boolean isIdentified() {
        return caller != null;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return target.path();
    }

    @Override
    public String traceId() {
        return traceId;
    }

    public Target target() {
        return target;
    }

    public HttpFields headers() {
        return request.getHeaders();
    }

    /** Where the request comes from, as far as it can be believed. */
    public ClientAddress client() {
        return limits.proxies().clientOf(Request.getRemoteAddr(request), request.getHeaders());
    }

    /** Whether it was made on this machine; no header makes it so. */
    public boolean isLocal() {
        return Proxies.isLocal(Request.getRemoteAddr(request), request.getHeaders());
    }

    public boolean isSecure() {
        return request.isSecure();
    }

    /** Who wants to know of the streaming and the end of this exchange. */
    public void listen(ExchangeListener newListener) {
        this.listener = newListener;
    }

    /** Gets the answer before it is sent. */
    public void record(@Nullable AnswerRecorder newRecorder) {
        this.recorder = newRecorder;
    }

    public @Nullable AnswerRecorder recorder() {
        return recorder;
    }

    /** Whether the request has a body, be it of unknown length. */
    public boolean hasBody() {
        return replacedBody != null || request.getLength() != 0;
    }

    /** Bytes of the body as announced, -1 where that is unknown. */
    public long announcedLength() {
        return request.getLength();
    }

    /**
     * The body. Reading past the limit of its media type, or after {@link #abandon}, fails.
     *
     * @throws switchboard.api.error.ServiceDeskException 413 where it is announced to be too large
     */
    public InputStream body() {
        if (replacedBody != null) {
            return replacedBody;
        }
        if (body == null) {
            long limit = limits.bodies().of(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
            if (request.getLength() > limit) {
                throw RequestBody.tooLarge(limit);
            }
            RequestBody fresh = new RequestBody(request, limit);
            synchronized (state) {
                body = fresh;
            }
            if (state.get() == State.ABANDONED) {
                fresh.cutOff();
            }
        }
        return body;
    }

    /** Puts another stream in the place of the body, such as one that gives again what was read already. */
    public void replaceBody(InputStream replacement) {
        this.replacedBody = replacement;
    }

    /** Whether an answer was begun or the exchange abandoned. */
    public boolean isAnswered() {
        return state.get() != State.OPEN;
    }

    public boolean isStreaming() {
        return state.get() == State.STREAMING;
    }

    /**
     * Answers with everything at once. Does not wait for the client; the bytes must not change afterwards.
     *
     * @throws IOException where the exchange was answered or abandoned already
     */
    public void respond(int status, Map<String, List<String>> headers, ByteBuffer content) throws IOException {
        if (!state.compareAndSet(State.OPEN, State.ANSWERED)) {
            throw new EofException("The exchange was cut off");
        }
        Answer answer = new Answer(status, headers, content);
        AnswerRecorder waiting = recorder;
        if (waiting != null) {
            answer = waiting.answered(answer);
        }
        send(answer);
    }

    /** Answers with a problem document, if nothing was answered yet. Never throws. */
    public void refuse(Throwable failure) {
        if (state.compareAndSet(State.OPEN, State.ANSWERED)) {
            sendProblem(Problems.of(failure, traceId));
        } else if (breakOff(State.ENDED)) {
            finish(failure);
        }
    }

    public void refuse(Problem problem) {
        if (state.compareAndSet(State.OPEN, State.ANSWERED)) {
            sendProblem(problem);
        }
    }

    @Override
    public void abandon(RuntimeException refusal) {
        if (state.compareAndSet(State.OPEN, State.ABANDONED)) {
            cutOffBody();
            sendProblem(Problems.of(refusal, traceId));
        } else if (breakOff(State.ABANDONED)) {
            cutOffBody();
            AnswerRecorder waiting = recorder;
            if (waiting != null) {
                waiting.lost();
            }
            finish(refusal);
        }
    }

    @Override
    public boolean progressed() {
        RequestBody reading;
        synchronized (state) {
            reading = body;
        }
        long moved = pieceBytes.get() + (reading == null ? 0 : reading.taken());
        return seen.getAndSet(moved) != moved;
    }

    @Override
    public @Nullable Throwable fault() {
        return fault;
    }

    /**
     * Notes a failure of whoever serves this, unless it is a refusal or the client's going away; of refusals only that of
     * too large an answer. The first one counts.
     */
    public void fault(Throwable failure) {
        AnswerTooLarge tooLarge = AnswerTooLarge.in(failure);
        if (fault != null) {
            return;
        }
        if (tooLarge != null) {
            fault = tooLarge;
        } else if (!(failure instanceof EofException) && !Problems.isRefusal(failure)) {
            fault = failure;
        }
    }

    private boolean breakOff(State next) {
        synchronized (pieces) {
            return state.compareAndSet(State.STREAMING, next);
        }
    }

    private void cutOffBody() {
        RequestBody reading;
        synchronized (state) {
            reading = body;
        }
        if (reading != null) {
            reading.cutOff();
        }
    }

    /**
     * Begins a streamed answer: what is written goes to the client at each flush, and the writer waits for slow ones.
     *
     * @param length of all of it, -1 where it is unknown
     */
    public OutputStream stream(int status, Map<String, List<String>> headers, long length) throws IOException {
        if (state.get() != State.OPEN) {
            throw new EofException("The exchange was cut off");
        }
        listener.streaming(this);
        if (!state.compareAndSet(State.OPEN, State.STREAMING)) {
            throw new EofException("The exchange was cut off");
        }
        AnswerRecorder waiting = recorder;
        if (waiting != null) {
            waiting.lost();
        }
        response.setStatus(status);
        putAll(response.getHeaders(), headers);
        if (length >= 0) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        }
        return new ResponseStream(this);
    }

    /** Begins to send a piece of a streamed answer; no piece begins once the exchange is cut off. */
    void sendPiece(ByteBuffer content, Callback sent) throws IOException {
        synchronized (pieces) {
            if (state.get() != State.STREAMING) {
                throw new EofException("The exchange was cut off");
            }
            pieceBytes.addAndGet(content.remaining());
            response.write(false, content, sent);
        }
    }

    /** The streamed answer is complete. */
    void endStream() throws IOException {
        if (state.compareAndSet(State.STREAMING, State.ENDED)) {
            response.write(true, ByteBuffer.allocate(0), Callback.from(this::sent, this::finish));
        }
    }

    private void sendProblem(Problem problem) {
        HttpFields.Mutable headers = response.getHeaders();
        Answer answer = Answer.of(problem);
        AnswerRecorder waiting = recorder;
        if (waiting != null) {
            answer = waiting.answered(answer);
        }
        headers.remove(HttpHeader.CONTENT_ENCODING);
        send(answer);
    }

    private void send(Answer answer) {
        HttpFields.Mutable fields = response.getHeaders();
        putAll(fields, answer.headers());
        response.setStatus(answer.status());
        ByteBuffer content = answer.content();
        boolean bodiless = answer.status() == 204 || answer.status() == 304;
        if (!bodiless) {
            content = Compression.compress(content, request.getHeaders(), fields, HttpLimits.COMPRESSED_FROM);
            if (!fields.contains(HttpHeader.CONTENT_LENGTH) || content.remaining() > 0) {
                fields.put(HttpHeader.CONTENT_LENGTH, content.remaining());
            }
        }
        boolean withoutContent = bodiless || "HEAD".equals(request.getMethod());
        ByteBuffer sent = withoutContent ? ByteBuffer.allocate(0) : content;
        response.write(true, sent, Callback.from(this::sent, this::finish));
    }

    private static void putAll(HttpFields.Mutable fields, Map<String, List<String>> headers) {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            List<String> values = header.getValue();
            if (values.size() == 1) {
                fields.put(header.getKey(), values.getFirst());
            } else {
                fields.put(header.getKey(), values);
            }
        }
    }

    /** Everything went out. What the client still sends is read away, or it would never get to read the answer. */
    private void sent() {
        RequestBody left;
        synchronized (state) {
            if (body == null && request.getLength() != 0) {
                body = new RequestBody(request, Long.MAX_VALUE);
            }
            left = body;
        }
        if (left == null || left.isConsumed()) {
            finish(null);
            return;
        }
        long deadline = System.nanoTime() + limits.idleTimeout().toNanos() / 2;
        left.drain(HttpLimits.DRAINED, deadline, wholly -> finish(wholly ? null : new EofException("Too much unread")));
    }

    private void finish(@Nullable Throwable failure) {
        try {
            listener.finished(this, response.getStatus(), failure);
        } finally {
            if (failure == null) {
                callback.succeeded();
            } else {
                callback.failed(failure instanceof IOException ? failure : new IOException("Broken off", failure));
            }
        }
    }

    /** Sets a header of the answer; only before anything is answered and by the thread that began the exchange. */
    public void header(HttpField field) {
        response.getHeaders().put(field);
    }

    /** From now on this is a GET of another path, without a body. */
    public void becomeGetOf(String path) {
        this.method = "GET";
        this.target = Target.of(HttpURI.from(path));
        this.replacedBody = InputStream.nullInputStream();
    }
}
