package switchboard.plugins.calls;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One call under way: made by the caller, run by a thread of the plugin, waited for by the caller. */
final class Call<T> implements Runnable {

    private final Callable<T> work;
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable Thread thread;
    private final AtomicBoolean place = new AtomicBoolean(true);
    private boolean interrupted;
    private @Nullable T result;
    private @Nullable Throwable failure;

    Call(Callable<T> work) {
        this.work = work;
    }

    @Override
    public void run() {
        synchronized (this) {
            if (interrupted) {
                done.countDown();
                return;
            }
            thread = Thread.currentThread();
        }
        try {
            result = work.call();
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            synchronized (this) {
                // From here on an interrupt would hit the next call of this thread.
                thread = null;
            }
            Thread.interrupted();
            done.countDown();
        }
    }

    T await(Duration deadline, BooleanSupplier progress) throws Exception {
        do {
            if (done.await(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                return outcome();
            }
        } while (progress.getAsBoolean());
        throw new DeadlinePassed();
    }

    private T outcome() throws Exception {
        switch (failure) {
            case null -> {
                return result;
            }
            case OutOfMemoryError memory -> throw memory;
            case Error error -> throw new PluginFailure(error);
            case Exception exception -> throw exception;
            default -> throw new PluginFailure(failure);
        }
    }

    /** Interrupts the work and waits for its end; false where it goes on regardless. */
    boolean endWithin(Duration grace) {
        synchronized (this) {
            interrupted = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
        boolean again = Thread.interrupted();
        try {
            return done.await(grace.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException hurried) {
            again = true;
            return done.getCount() == 0;
        } finally {
            if (again) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** True for the first who asks: either the thread that has ended or whoever gave it up returns the place, once. */
    boolean takePlace() {
        return place.getAndSet(false);
    }

    boolean isDone() {
        return done.getCount() == 0;
    }

    synchronized StackTraceElement[] stackTrace() {
        return thread == null ? new StackTraceElement[0] : thread.getStackTrace();
    }
}
