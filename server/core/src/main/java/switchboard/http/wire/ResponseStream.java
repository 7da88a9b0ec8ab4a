package switchboard.http.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.Blocker;

/** A streamed answer. Gathers up to 16 KiB between flushes; closing completes the answer. For one thread at a time. */
final class ResponseStream extends OutputStream {

    private static final int GATHERED = 16 * 1024;

    private final JettyExchange exchange;
    private final byte[] gathered = new byte[GATHERED];
    private int count;
    private boolean headersSent;
    private boolean closed;

    ResponseStream(JettyExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void write(int single) throws IOException {
        if (count == GATHERED) {
            push();
        }
        gathered[count++] = (byte) single;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > GATHERED - count) {
            push();
        }
        if (length >= GATHERED) {
            send(ByteBuffer.wrap(bytes, offset, length));
        } else {
            System.arraycopy(bytes, offset, gathered, count, length);
            count += length;
        }
    }

    @Override
    public void flush() throws IOException {
        if (count > 0 || !headersSent) {
            push();
        }
    }

    private void push() throws IOException {
        int length = count;
        count = 0;
        send(ByteBuffer.wrap(gathered, 0, length));
    }

    private void send(ByteBuffer content) throws IOException {
        if (closed) {
            throw new EofException("The answer is complete");
        }
        headersSent = true;
        try (Blocker.Callback blocker = Blocker.callback()) {
            exchange.sendPiece(content, blocker);
            blocker.block();
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            if (count > 0) {
                push();
            }
            closed = true;
            exchange.endStream();
        }
    }
}
