package switchboard.plugins.generation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.UnavailableException;
import switchboard.plugins.calls.CallKind;

/**
 * Calls something of a plugin under a lease. Where its generation has just been replaced, the same thing of the live one is
 * called instead: whoever looked a moment earlier does not notice the switch.
 *
 * @param <P> the thing as the host knows it
 */
final class Using<P> {

    private final Generation generation;
    private final LiveGenerations live;
    private final Counterpart<P> counterpart;

    /** Finds in another generation what corresponds to this thing; null where that generation has no such thing. */
    interface Counterpart<P> {
        @Nullable
        P in(Generation other);
    }

    /** What is done with the plugin's own object. */
    interface Work<T> {
        T run() throws Exception;
    }

    /** What is done with the counterpart. */
    interface Again<P, T> {
        T run(P counterpart) throws Exception;
    }

    Using(Generation generation, LiveGenerations live, Counterpart<P> counterpart) {
        this.generation = generation;
        this.live = live;
        this.counterpart = counterpart;
    }

    <T> T call(CallKind kind, String target, Work<T> work, Again<P, T> again) throws Exception {
        if (generation.acquire()) {
            try {
                return generation.pool().call(kind, target, work::run);
            } finally {
                generation.release();
            }
        }
        return again.run(counterpart());
    }

    /** The same, for calls whose interface has no checked exception. */
    <T> T get(CallKind kind, String target, Work<T> work, Again<P, T> again) {
        return unchecked(() -> call(kind, target, work, again));
    }

    P counterpart() {
        Generation other = live.live(generation.id());
        P found = other == null || other == generation ? null : counterpart.in(other);
        if (found == null) {
            throw new UnavailableException(
                    "plugin.draining", "The module " + generation.id() + " is being stopped.", Duration.ofSeconds(1));
        }
        return found;
    }

    static <T> T unchecked(Work<T> work) {
        try {
            return work.run();
        } catch (RuntimeException | Error known) {
            throw known;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("server.interrupted", "The request was given up.", Duration.ofSeconds(1));
        } catch (Exception undeclared) {
            throw new IllegalStateException(undeclared);
        }
    }
}
