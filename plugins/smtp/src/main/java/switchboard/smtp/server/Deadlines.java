package switchboard.smtp.server;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends attempts that take too long. The time for one answer does not bound the whole: a server that sends a byte now and
 * then, or is slow at every step, would keep a call longer than the channel has.
 */
final class Deadlines implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ScheduledThreadPoolExecutor thread;

    Deadlines() {
        thread = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .daemon()
                        .name("smtp-deadlines")
                        .inheritInheritableThreadLocals(false)
                        .factory());
        // After the end there is nothing to be timed: every attempt has been ended.
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
        thread.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    /** Ends the attempt then, unless what is answered is cancelled. */
    ScheduledFuture<?> set(Attempt attempt, Duration in) {
        return thread.schedule(attempt::close, in.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** For the mail library, which times its writing with it. */
    ScheduledExecutorService thread() {
        return thread;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
