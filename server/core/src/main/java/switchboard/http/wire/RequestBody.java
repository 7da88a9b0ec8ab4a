package switchboard.http.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/**
 * The body of a request as a blocking stream that never gives more than its limit. Another thread may cut it off at any
 * time; a reader that waits then fails at once. What is left unread can be read away without blocking a thread.
 */
final class RequestBody extends InputStream {

    private final Request request;
    private final long limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition available = lock.newCondition();
    private final Runnable onAvailable = Invocable.from(Invocable.InvocationType.NON_BLOCKING, this::onAvailable);
    private Content.@Nullable Chunk chunk;
    private long taken;
    private boolean touched;
    private boolean atEnd;
    private boolean demanding;
    private boolean cut;
    private @Nullable Throwable failure;
    private @Nullable Drain drain;

    RequestBody(Request request, long limit) {
        this.request = request;
        this.limit = limit;
        this.atEnd = request.getLength() == 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            touched = true;
            while (true) {
                failWhereCut();
                if (chunk != null && chunk.hasRemaining()) {
                    return take(target, offset, length);
                }
                if (atEnd) {
                    return -1;
                }
                if (!demanding && !next()) {
                    demanding = true;
                    request.demand(onAvailable);
                }
                while (demanding && !cut) {
                    await();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return chunk == null ? 0 : chunk.remaining();
        } finally {
            lock.unlock();
        }
    }

    /** Bytes that have come so far. */
    long taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void await() throws InterruptedIOException {
        try {
            available.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Given up while waiting for the body");
        }
    }

    private void failWhereCut() throws IOException {
        if (cut) {
            throw new IOException("The exchange was cut off");
        }
        if (failure != null) {
            throw new IOException("The client's body broke off", failure);
        }
    }

    private int take(byte[] target, int offset, int length) {
        int count = Math.min(length, chunk.remaining());
        chunk.getByteBuffer().get(target, offset, count);
        if (!chunk.hasRemaining()) {
            releaseChunk();
        }
        return count;
    }

    /** Moves to the next chunk; false where none has come yet. */
    private boolean next() {
        Content.Chunk next = request.read();
        if (next == null) {
            return false;
        }
        if (Content.Chunk.isFailure(next)) {
            failure = next.getFailure();
            atEnd = true;
            return true;
        }
        chunk = next;
        taken += next.remaining();
        if (!next.hasRemaining()) {
            releaseChunk();
        }
        if (next.isLast()) {
            atEnd = true;
        }
        if (taken > limit) {
            throw tooLarge(limit);
        }
        return true;
    }

    private void releaseChunk() {
        Content.Chunk done = chunk;
        chunk = null;
        if (done != null) {
            done.release();
        }
    }

    private void onAvailable() {
        Drain draining;
        lock.lock();
        try {
            demanding = false;
            available.signalAll();
            draining = drain;
        } finally {
            lock.unlock();
        }
        if (draining != null) {
            drainOn(draining);
        }
    }

    /** From now on every read fails. */
    void cutOff() {
        lock.lock();
        try {
            cut = true;
            releaseChunk();
            available.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing is left that would have to be read away. Looks at what has come already. */
    boolean isConsumed() {
        lock.lock();
        try {
            if (!atEnd && !demanding && failure == null && !waitsForContinue()) {
                releaseChunk();
                skipAvailable();
            }
            return atEnd || failure != null;
        } finally {
            lock.unlock();
        }
    }

    private void skipAvailable() {
        for (Content.Chunk next = request.read(); next != null; next = request.read()) {
            boolean broken = Content.Chunk.isFailure(next);
            boolean last = next.isLast();
            taken += next.remaining();
            next.release();
            if (broken || last) {
                atEnd = true;
                return;
            }
            if (taken > limit) {
                return;
            }
        }
    }

    /** A client that waits for 100 Continue sends nothing more once it has its answer. */
    private boolean waitsForContinue() {
        return !touched && request.getHeaders().contains("Expect", "100-continue");
    }

    /**
     * Reads the rest away without blocking, then calls back: true where the end was reached within the bounds. Nobody
     * may read any more.
     */
    void drain(long most, long deadlineNanos, Consumer<Boolean> then) {
        Drain draining = new Drain(most, deadlineNanos, then);
        lock.lock();
        try {
            cut = true;
            releaseChunk();
            if (waitsForContinue()) {
                atEnd = true;
            }
            drain = draining;
            if (demanding) {
                return;
            }
        } finally {
            lock.unlock();
        }
        drainOn(draining);
    }

    private void drainOn(Drain draining) {
        Boolean outcome = null;
        lock.lock();
        try {
            while (outcome == null && !demanding) {
                if (atEnd || failure != null) {
                    outcome = failure == null;
                } else if (draining.read > draining.most || System.nanoTime() - draining.deadlineNanos > 0) {
                    outcome = false;
                } else {
                    drainOne(draining);
                }
            }
        } finally {
            lock.unlock();
        }
        if (outcome != null && draining.done.compareAndSet(false, true)) {
            draining.then.accept(outcome);
        }
    }

    private void drainOne(Drain draining) {
        Content.Chunk next = request.read();
        if (next == null) {
            demanding = true;
            request.demand(onAvailable);
            return;
        }
        if (Content.Chunk.isFailure(next)) {
            failure = next.getFailure();
            return;
        }
        draining.read += next.remaining();
        atEnd = next.isLast();
        next.release();
    }

    static ServiceDeskException tooLarge(long limit) {
        return new ServiceDeskException(
                Refusal.TOO_LARGE, "request.too_large", "The body must have at most " + limit + " bytes.");
    }

    private static final class Drain {
        private final long most;
        private final long deadlineNanos;
        private final Consumer<Boolean> then;
        private final AtomicBoolean done = new AtomicBoolean();
        private long read;

        private Drain(long most, long deadlineNanos, Consumer<Boolean> then) {
            this.most = most;
            this.deadlineNanos = deadlineNanos;
            this.then = then;
        }
    }
}
