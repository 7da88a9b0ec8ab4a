package switchboard.persistence;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;

/**
 * Work that nobody waits for: jobs, subscriptions, deliveries, notifications, the search index. What runs on its threads
 * takes its connections from a pool of its own, whichever room it enters, so that neither side can starve the other.
 *
 * <p>The same rooms serve requests and background work, so that the thread has to say which of the two it is: a scoped
 * value, bound once where such a thread begins, and carried along into the threads of a plugin.
 */
public final class BackgroundWork {

    private static final ScopedValue<Boolean> UNDER_WAY = ScopedValue.newInstance();

    private BackgroundWork() {}

    /** Makes threads of background work. */
    public static ThreadFactory threads(ThreadFactory threads) {
        return task ->
                threads.newThread(() -> ScopedValue.where(UNDER_WAY, true).run(task));
    }

    /** The same work for another thread, on which it is background work if it is here. */
    public static <T> Callable<T> carried(Callable<T> work) {
        return isUnderWay() ? () -> ScopedValue.where(UNDER_WAY, true).call(work::call) : work;
    }

    /** Whether the calling thread does such work. */
    public static boolean isUnderWay() {
        return UNDER_WAY.isBound();
    }
}
