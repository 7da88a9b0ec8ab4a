package switchboard.plugins.calls;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import switchboard.persistence.BackgroundWork;

/** One call under way: made by the caller, run by a thread of the plugin, waited for by the caller. */
final class Call<T> implements Runnable {

    private final CallKind kind;
    private final Callable<T> work;
    /** The caller may go on. */
    private final CountDownLatch done = new CountDownLatch(1);
    /** The thread is out of the plugin's code. */
    private final CountDownLatch ended = new CountDownLatch(1);

    private final AtomicReference<@Nullable Outcome<T>> outcome = new AtomicReference<>();
    private final AtomicBoolean place = new AtomicBoolean(true);
    private @Nullable Thread thread;
    private boolean interrupted;

    private record Outcome<T>(@Nullable T result, @Nullable Throwable failure) {}

    Call(CallKind kind, Callable<T> work) {
        this.kind = kind;
        this.work = BackgroundWork.carried(work);
    }

    CallKind kind() {
        return kind;
    }

    @Override
    public void run() {
        synchronized (this) {
            if (interrupted) {
                ended.countDown();
                finish(new Outcome<>(null, new InterruptedException("given up before it began")));
                return;
            }
            thread = Thread.currentThread();
        }
        Outcome<T> own = new Outcome<>(null, null);
        try {
            own = new Outcome<>(work.call(), null);
        } catch (Throwable thrown) {
            own = new Outcome<>(null, thrown);
        } finally {
            synchronized (this) {
                // From here on an interrupt would hit the next call of this thread.
                thread = null;
            }
            Thread.interrupted();
            ended.countDown();
            finish(own);
        }
    }

    /** The first who says how it ended is believed: the work itself, or whoever cut it off. */
    private void finish(Outcome<T> how) {
        if (outcome.compareAndSet(null, how)) {
            done.countDown();
        }
    }

    T await(Duration deadline, BooleanSupplier progress) throws Exception {
        do {
            if (done.await(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                return result();
            }
        } while (progress.getAsBoolean());
        throw new DeadlinePassed();
    }

    private T result() throws Exception {
        Outcome<T> how = outcome.get();
        switch (how.failure()) {
            case null -> {
                return how.result();
            }
            case OutOfMemoryError memory -> throw memory;
            case Error error -> throw new PluginFailure(error);
            // To the caller it would say that the caller is to stop.
            case InterruptedException strayed -> throw new PluginFailure(strayed);
            case Exception exception -> throw exception;
            default -> throw new PluginFailure(how.failure());
        }
    }

    /** Ends the caller's waiting with a refusal. */
    void cutOff(Exception refusal) {
        finish(new Outcome<>(null, refusal));
    }

    /** Asks the work to end; it does not begin any more where it has not begun. */
    void interrupt() {
        synchronized (this) {
            interrupted = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /** Waits for the work to end; false where it goes on regardless. */
    boolean endsWithin(Duration grace) {
        try {
            return ended.await(grace.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return isEnded();
        }
    }

    /** True for the first who asks: either the thread that has ended or whoever gave it up returns the place, once. */
    boolean takePlace() {
        return place.getAndSet(false);
    }

    boolean isEnded() {
        return ended.getCount() == 0;
    }

    synchronized StackTraceElement[] stackTrace() {
        return thread == null ? new StackTraceElement[0] : thread.getStackTrace();
    }
}
