package switchboard.plugins;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import switchboard.api.error.UnavailableException;

/**
 * Runs operations: those on one plugin one after the other, those on different plugins side by side. An operation goes on
 * when the one who asked for it does not wait any longer.
 */
final class Operations {

    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final ThreadFactory threads;

    Operations(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Starts an operation, which waits its turn. */
    <T> CompletableFuture<T> start(String plugin, Callable<T> operation) {
        CompletableFuture<T> result = new CompletableFuture<>();
        ReentrantLock lock = locks.computeIfAbsent(plugin, id -> new ReentrantLock(true));
        Thread thread = threads.newThread(() -> {
            lock.lock();
            try {
                result.complete(operation.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            } finally {
                lock.unlock();
            }
        });
        // Whoever asks, also a plugin's own thread: an operation sees the host's classes.
        thread.setContextClassLoader(Operations.class.getClassLoader());
        thread.start();
        return result;
    }

    /**
     * Waits for an operation.
     *
     * @return whether it is done
     */
    static boolean await(CompletableFuture<?> operation, Duration atMost) {
        try {
            operation.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException goesOn) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(
                    "server.interrupted", "The request was given up; the operation goes on.", Duration.ofSeconds(5));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
