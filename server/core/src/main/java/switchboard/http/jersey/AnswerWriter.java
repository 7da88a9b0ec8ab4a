package switchboard.http.jersey;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EofException;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.ServiceDeskException;
import switchboard.http.AnswerTooLarge;
import switchboard.http.Problems;
import switchboard.http.wire.JettyExchange;
import switchboard.http.wire.Target;

/** Where Jersey writes an answer to: gathered whole and sent in one piece, or streamed where the entity is a stream. */
final class AnswerWriter implements ContainerResponseWriter {

    private final JettyExchange exchange;
    private final String base;
    private final long largest;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean suspended;
    private volatile @Nullable TimeoutHandler onTimeout;
    private volatile long timeoutNanos;
    private int status;
    private Map<String, List<String>> headers = Map.of();
    private @Nullable Whole whole;
    private boolean streamed;

    /**
     * @param base the address that relative locations are meant from
     * @param largest bytes of an answer that is gathered whole
     */
    AnswerWriter(JettyExchange exchange, String base, long largest) {
        this.exchange = exchange;
        this.base = base;
        this.largest = largest;
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
        status = response.getStatus();
        headers = AnswerHead.checked(status, response.getStringHeaders());
        headers.computeIfPresent("Location", (name, values) -> List.of(location(values.getFirst())));
        boolean head = "HEAD".equals(exchange.method());
        if (isStream(response.getEntity()) && !head) {
            return stream(length);
        }
        if (head && length > 0) {
            headers.putIfAbsent("Content-Length", List.of(Long.toString(length)));
        }
        whole = new Whole(largest);
        return whole;
    }

    private OutputStream stream(long length) {
        streamed = true;
        try {
            return exchange.stream(status, headers, length);
        } catch (IOException | ServiceDeskException refusal) {
            // Told here, not thrown: Jersey would try to answer once more.
            exchange.refuse(refusal);
            return new CutOff();
        }
    }

    private static boolean isStream(@Nullable Object entity) {
        return entity instanceof StreamingOutput || entity instanceof InputStream || entity instanceof File;
    }

    /** Locations are paths, so that they hold behind any proxy; relative ones are meant from the application's base. */
    private String location(String value) {
        String root = Target.BASE.toString();
        if (value.startsWith(root)) {
            return "/api/v1/" + value.substring(root.length());
        }
        URI uri = URI.create(value);
        return uri.isAbsolute() || value.startsWith("/") ? value : base + value;
    }

    @Override
    public void commit() {
        try {
            if (!streamed) {
                Whole gathered = whole;
                answer(gathered == null ? ByteBuffer.allocate(0) : gathered.content());
            }
        } catch (IOException cutOff) {
            throw new UncheckedIOException(cutOff);
        } finally {
            done.countDown();
        }
    }

    /** A refusal without content, such as one that Jersey makes of a bad header, becomes a problem too. */
    private void answer(ByteBuffer content) throws IOException {
        if (status >= 400 && !content.hasRemaining() && !"HEAD".equals(exchange.method())) {
            exchange.refuse(Problems.of(status, "request.refused", "The request was refused.", exchange.traceId()));
        } else {
            exchange.respond(status, headers, content);
        }
    }

    @Override
    public void failure(Throwable error) {
        exchange.fault(error);
        exchange.refuse(error);
        done.countDown();
    }

    @Override
    public boolean enableResponseBuffering() {
        return false;
    }

    @Override
    public boolean suspend(long timeout, TimeUnit unit, @Nullable TimeoutHandler handler) {
        setSuspendTimeout(timeout, unit);
        onTimeout = handler;
        suspended = true;
        return true;
    }

    @Override
    public void setSuspendTimeout(long timeout, TimeUnit unit) {
        timeoutNanos = timeout <= 0 ? 0 : unit.toNanos(timeout);
    }

    /** Waits until a method that answers later has answered. The request's own budget ends it from outside. */
    void awaitCompletion() throws InterruptedException {
        if (!suspended) {
            return;
        }
        long started = System.nanoTime();
        while (!done.await(100, TimeUnit.MILLISECONDS)) {
            TimeoutHandler handler = onTimeout;
            if (exchange.isAnswered() && !exchange.isStreaming()) {
                return;
            }
            if (handler != null && timeoutNanos > 0 && System.nanoTime() - started > timeoutNanos) {
                onTimeout = null;
                handler.onTimeout(this);
            }
        }
    }

    /** Takes nothing: the exchange was refused or abandoned. */
    private static final class CutOff extends OutputStream {
        @Override
        public void write(int single) throws IOException {
            throw new EofException("The exchange was cut off");
        }
    }

    /** Keeps the first piece as it is: a writer of JSON gives all of it at once and never touches it again. */
    private static final class Whole extends OutputStream {
        private byte @Nullable [] only;
        private int offset;
        private int length;
        private @Nullable BoundedBytes more;
        private final long largest;

        Whole(long largest) {
            this.largest = largest;
        }

        @Override
        public void write(int single) {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int count) {
            if (more == null && only == null && start == 0 && count == bytes.length) {
                if (count > largest) {
                    throw new AnswerTooLarge(largest);
                }
                only = bytes;
                offset = start;
                length = count;
                return;
            }
            if (more == null) {
                more = new BoundedBytes(Math.max(1024, length + count), largest);
                if (only != null) {
                    more.write(only, offset, length);
                }
            }
            more.write(bytes, start, count);
        }

        ByteBuffer content() {
            if (more != null) {
                return more.content();
            }
            return only == null ? ByteBuffer.allocate(0) : ByteBuffer.wrap(only, offset, length);
        }
    }
}
