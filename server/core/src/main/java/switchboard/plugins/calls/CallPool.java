package switchboard.plugins.calls;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;
import switchboard.plugins.calls.CallKind.Lane;

/**
 * The threads of one generation of a plugin, and the only way into its code. The caller waits with a deadline; past it
 * the thread is interrupted, and after a grace abandoned: counted, shown, and replaced. Too many abandoned threads, or a
 * plugin whose classes do not fit together, put the generation into quarantine.
 */
public final class CallPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallPool.class);

    private static final int CONTROL_THREADS = 2;

    private final String plugin;
    private final CallLimits limits;
    private final Map<Lane, CallThreads> lanes = new EnumMap<>(Lane.class);
    private final Map<CallKind, CircuitBreaker> breakers = new EnumMap<>(CallKind.class);
    private final Map<CallKind, CallStatistics> statistics = new EnumMap<>(CallKind.class);
    private final Troubles troubles;

    /**
     * @param loader becomes the context class loader of every thread
     * @param quarantine told once, with the reason, when this generation must not be called any more
     */
    public CallPool(String plugin, ClassLoader loader, CallLimits limits, Consumer<String> quarantine) {
        this.plugin = plugin;
        this.limits = limits;
        lanes.put(Lane.SERVING, new CallThreads(plugin, "serving", loader, limits.serving(), limits.waiting()));
        lanes.put(
                Lane.BACKGROUND, new CallThreads(plugin, "background", loader, limits.background(), limits.waiting()));
        lanes.put(Lane.CONTROL, new CallThreads(plugin, "control", loader, CONTROL_THREADS, limits.waiting()));
        this.troubles = new Troubles(limits, quarantine);
        for (CallKind kind : CallKind.values()) {
            breakers.put(kind, new CircuitBreaker(limits.failuresToOpen(), limits.openFor(), System::nanoTime));
            statistics.put(kind, new CallStatistics());
        }
    }

    /** Calls with the deadline of the kind. */
    public <T> T call(CallKind kind, Callable<T> work) throws Exception {
        return call(kind, limits.deadline(kind), () -> false, work);
    }

    /** The same; as long as {@code progress} says that something moved, the deadline begins anew. */
    public <T> T call(CallKind kind, BooleanSupplier progress, Callable<T> work) throws Exception {
        return call(kind, limits.deadline(kind), progress, work);
    }

    /**
     * Runs the work on this plugin's threads and waits for it.
     *
     * @param deadline how long to wait, over and over as long as {@code progress} says that something moved
     * @throws UnavailableException 503 {@code plugin.timeout}, {@code plugin.overloaded} or {@code plugin.failing}
     * @throws Exception what the work threw; an Error of it arrives as {@link PluginFailure}
     */
    <T> T call(CallKind kind, Duration deadline, BooleanSupplier progress, Callable<T> work) throws Exception {
        CallThreads threads = lanes.get(kind.lane());
        if (isOwn(Thread.currentThread())) {
            // Plugin to host to the same plugin: the outer call holds a thread and a deadline already.
            return work.call();
        }
        CircuitBreaker breaker = breakers.get(kind);
        if (!breaker.permits()) {
            throw new UnavailableException(
                    "plugin.failing", "The module " + plugin + " keeps failing.", limits.openFor());
        }
        long started = System.nanoTime();
        Call<T> call = new Call<>(work);
        CallStatistics statistic = statistics.get(kind);
        try {
            threads.start(call, deadline);
        } catch (RuntimeException overloaded) {
            breaker.unknown();
            statistic.refused();
            throw overloaded;
        }
        statistic.queued(System.nanoTime() - started);
        try {
            T result = call.await(deadline, progress);
            breaker.succeeded();
            return result;
        } catch (DeadlinePassed passed) {
            breaker.failed();
            statistic.failed();
            giveUp(kind, call, threads);
            throw new UnavailableException(
                    "plugin.timeout", "The module " + plugin + " did not answer in time.", Duration.ofSeconds(5));
        } catch (InterruptedException givenUp) {
            breaker.unknown();
            if (!call.endWithin(limits.grace())) {
                abandon(kind, call, threads);
            }
            throw givenUp;
        } catch (Exception failure) {
            judge(kind, failure, breaker);
            throw failure;
        } finally {
            statistic.ended(System.nanoTime() - started);
        }
    }

    private void judge(CallKind kind, Exception failure, CircuitBreaker breaker) {
        if (failure instanceof ServiceDeskException) {
            breaker.succeeded();
            return;
        }
        statistics.get(kind).failed();
        breaker.failed();
        if (failure instanceof PluginFailure error) {
            Throwable shown = error.getCause() instanceof StackOverflowError ? null : error.getCause();
            LOG.error("Plugin {} failed in a call of kind {}: {}", plugin, kind.key(), error.getMessage(), shown);
            troubles.error(error);
        }
    }

    private void giveUp(CallKind kind, Call<?> call, CallThreads threads) {
        if (!call.endWithin(limits.grace())) {
            abandon(kind, call, threads);
        }
    }

    private void abandon(CallKind kind, Call<?> call, CallThreads threads) {
        if (threads.abandon(call)) {
            statistics.get(kind).abandoned();
            LOG.error(
                    "Plugin {} ignores its deadline in a call of kind {}; its thread is given up:{}",
                    plugin,
                    kind.key(),
                    trace(call));
            troubles.abandoned(abandoned());
        }
    }

    private static String trace(Call<?> call) {
        StringBuilder text = new StringBuilder();
        Arrays.stream(call.stackTrace()).limit(20).forEach(frame -> text.append("\n    at ")
                .append(frame));
        return text.toString();
    }

    /** How many threads that were given up still run. */
    public int abandoned() {
        return lanes.values().stream().mapToInt(CallThreads::abandoned).sum();
    }

    /** Numbers since the generation began, by kind; kinds never called are left out. */
    public Map<CallKind, CallStatistics.Numbers> numbers() {
        Map<CallKind, CallStatistics.Numbers> numbers = new EnumMap<>(CallKind.class);
        statistics.forEach((kind, statistic) -> {
            if (statistic.numbers().calls() > 0) {
                numbers.put(kind, statistic.numbers());
            }
        });
        return numbers;
    }

    /** Numbers of one kind since the generation began. */
    public CallStatistics.Numbers numbers(CallKind kind) {
        return statistics.get(kind).numbers();
    }

    /** The kinds of call whose circuit is open. */
    public Collection<CallKind> open() {
        return breakers.entrySet().stream()
                .filter(entry -> entry.getValue().isOpen())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether a thread belongs to this generation. */
    public boolean isOwn(Thread thread) {
        for (CallThreads threads : lanes.values()) {
            if (threads.isOwn(thread)) {
                return true;
            }
        }
        return false;
    }

    /** Interrupts whatever still runs and lets the threads end. Calls after this are refused. */
    @Override
    public void close() {
        lanes.values().forEach(CallThreads::close);
    }
}
