package switchboard.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends a steady trickle of requests that make the desk call the plugin: requests to it, new tickets (guards, events, search
 * sources) and searches (filters). It trickles on both sides of a pair, so that only the plugin makes the difference.
 */
final class Provocation implements AutoCloseable {

    private static final long GAP = TimeUnit.MILLISECONDS.toNanos(25);
    private static final int MOST_AT_ONCE = 48;

    private final int port;
    private final List<byte[]> toThePlugin;
    private final List<byte[]> toTheCore;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger failed = new AtomicInteger();
    private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread pace;

    Provocation(int port, String token) {
        this.port = port;
        this.toThePlugin = List.of(HttpConnection.get("/api/v1/chaos/work", token));
        this.toTheCore = List.of(
                HttpConnection.post("/api/v1/tickets", token, "{\"kind\":\"incident\",\"title\":\"Provoked\"}"),
                HttpConnection.get("/api/v1/search?q=printer&limit=5", token));
        this.pace = Thread.ofVirtual().start(this::trickle);
    }

    private void trickle() {
        for (int number = 0; !over.get(); number++) {
            LockSupport.parkNanos(GAP);
            int turn = number / 2;
            if (number % 2 == 0) {
                send(toThePlugin, turn, false);
            } else {
                send(toTheCore, turn, true);
            }
        }
    }

    private void send(List<byte[]> requests, int turn, boolean core) {
        byte[] request = requests.get(turn % requests.size());
        if (!atOnce.tryAcquire()) {
            return;
        }
        senders.execute(() -> {
            try (HttpConnection connection = new HttpConnection(port)) {
                int status = connection.send(request).status();
                if (core && status >= 300) {
                    failed.incrementAndGet();
                }
            } catch (IOException broken) {
                if (core) {
                    failed.incrementAndGet();
                }
            } finally {
                atOnce.release();
            }
        });
    }

    /** Requests to the core that failed so far. */
    int failed() {
        return failed.get();
    }

    @Override
    public void close() {
        over.set(true);
        try {
            pace.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // What waits for a plugin that does not answer is let go by the desk in its own time.
        senders.shutdown();
    }
}
