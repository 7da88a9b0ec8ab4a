package switchboard.http;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import switchboard.http.wire.ExchangeListener;
import switchboard.http.wire.JettyExchange;

/** One exchange on its way through the edge: the place it holds, its deadline, and the thread that works on it. */
final class Visit implements ExchangeListener {

    private final Visits visits;
    private final JettyExchange exchange;
    private final Thread thread = Thread.currentThread();
    private final long begunNanos;
    private final AtomicBoolean holdsPlace = new AtomicBoolean(true);
    private volatile long deadlineNanos;
    private volatile boolean streaming;
    private boolean working = true;
    private String mount = "";

    Visit(Visits visits, JettyExchange exchange, long begunNanos, long budgetNanos) {
        this.visits = visits;
        this.exchange = exchange;
        this.begunNanos = begunNanos;
        this.deadlineNanos = begunNanos + budgetNanos;
    }

    JettyExchange exchange() {
        return exchange;
    }

    boolean isOverdue(long nowNanos) {
        return !streaming && nowNanos - deadlineNanos > 0;
    }

    boolean isStreaming() {
        return streaming;
    }

    /** The mount that serves it, for the metrics. */
    void reached(String newMount) {
        this.mount = newMount;
    }

    /** A stream may take as long as it likes, so it makes room for others. */
    @Override
    public void streaming(JettyExchange streamed) {
        visits.gate().enterStream();
        streaming = true;
        leavePlace();
    }

    /** Makes room for another request though this one is still worked on. */
    void leavePlace() {
        if (holdsPlace.compareAndSet(true, false)) {
            visits.gate().leave();
        }
    }

    @Override
    public void finished(JettyExchange finished, int status, @Nullable Throwable failure) {
        if (streaming) {
            visits.gate().leaveStream();
        }
        visits.finished(this, mount, failure == null || status >= 400 ? status : 499, System.nanoTime() - begunNanos);
    }

    /** The thread has nothing more to do with it. */
    void leave() {
        synchronized (this) {
            working = false;
        }
        leavePlace();
    }

    /** Wakes the thread from whatever it waits for. */
    synchronized void interrupt() {
        if (working) {
            thread.interrupt();
        }
    }
}
