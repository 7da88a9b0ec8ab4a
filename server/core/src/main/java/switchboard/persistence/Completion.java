package switchboard.persistence;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Lets a transaction say where the result of the request under way can be read, so that a repeated request with the same
 * Idempotency-Key finds it even if the server dies before it answers. The edge listens, on whatever thread serves.
 */
public final class Completion {

    private static final ScopedValue<Listener> LISTENER = ScopedValue.newInstance();

    private Completion() {}

    /**
     * Says it, as part of the transaction. Does nothing outside a request with a key.
     *
     * @param location a path such as {@code /api/v1/tickets/<id>}
     * @throws switchboard.api.error.ConflictException where the request is not the one that may do the work any more;
     *     the transaction must then roll back
     */
    public static void of(Work work, String location) {
        if (LISTENER.isBound()) {
            LISTENER.get().completed(work, location);
        }
    }

    /** Runs the serving of a request; what it completes is told to the listener. */
    public static <T> T during(Listener listener, Callable<T> serving) throws Exception {
        return ScopedValue.where(LISTENER, listener).call(serving::call);
    }

    /** Lets work of several transactions be one whole: whatever completes within it says where the whole can be read. */
    public static <T> T whole(String location, Supplier<T> work) {
        if (!LISTENER.isBound()) {
            return work.get();
        }
        Listener outer = LISTENER.get();
        return ScopedValue.where(LISTENER, (part, ignored) -> outer.completed(part, location))
                .call(work::get);
    }

    /** Who wants to know. */
    public interface Listener {
        void completed(Work work, String location);
    }
}
