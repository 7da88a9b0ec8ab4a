package switchboard.plugins.calls;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.UnavailableException;
import switchboard.plugins.calls.CallKind.Lane;
import switchboard.plugins.calls.CircuitBreaker.Permit;

/**
 * The threads of one generation of a plugin, and the only way into its code. The caller waits with a deadline; past it
 * the caller goes on and the thread is interrupted, and after a grace abandoned: counted, shown, and replaced. What a
 * generation does wrong is noted in its {@link Conduct}, which ends in quarantine when it is enough.
 */
public final class CallPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallPool.class);

    /** How long a step of its life may still take once it is put out. */
    private static final Duration LAST_STEPS = Duration.ofSeconds(5);

    private final String plugin;
    private final CallLimits limits;
    private final ThreadHouse house;
    private final Map<Lane, CallThreads> lanes = new EnumMap<>(Lane.class);
    private final Map<CallKind, CallStatistics> statistics = new EnumMap<>(CallKind.class);
    private final Set<Call<?>> underWay = ConcurrentHashMap.newKeySet();
    private final Circuits circuits;
    private final Conduct conduct;
    private volatile boolean expelled;

    /**
     * @param loader becomes the context class loader of every thread
     * @param tally of the plugin, which counts over all its generations
     * @param quarantine told once, with the reason, when this generation must not be called any more
     */
    public CallPool(String plugin, ClassLoader loader, CallLimits limits, Tally tally, Consumer<String> quarantine) {
        this.plugin = plugin;
        this.limits = limits;
        this.house = new ThreadHouse(plugin, loader, tally);
        for (Lane lane : Lane.values()) {
            String name = lane.name().toLowerCase(java.util.Locale.ROOT);
            lanes.put(lane, new CallThreads(plugin, name, house, limits.threads(lane), limits.waiting(lane)));
        }
        this.circuits = new Circuits(limits);
        this.conduct = new Conduct(limits, reason -> {
            tally.quarantined();
            quarantine.accept(reason);
        });
        for (CallKind kind : CallKind.values()) {
            statistics.put(kind, new CallStatistics(tally.calls(kind)));
        }
    }

    /** Calls with the deadline of the kind. */
    public <T> T call(CallKind kind, Callable<T> work) throws Exception {
        return call(kind, "", work);
    }

    /** The same, naming what is called: it has a circuit of its own and stands in the reason of a quarantine. */
    public <T> T call(CallKind kind, String target, Callable<T> work) throws Exception {
        return call(kind, target, deadline(kind), () -> false, work);
    }

    /** The same; as long as {@code progress} says that something moved, the deadline begins anew. */
    public <T> T call(CallKind kind, String target, BooleanSupplier progress, Callable<T> work) throws Exception {
        return call(kind, target, deadline(kind), progress, work);
    }

    private Duration deadline(CallKind kind) {
        Duration usual = limits.deadline(kind);
        return expelled && usual.compareTo(LAST_STEPS) > 0 ? LAST_STEPS : usual;
    }

    /**
     * Runs the work on this plugin's threads and waits for it.
     *
     * @param deadline how long to wait, over and over as long as {@code progress} says that something moved
     * @throws UnavailableException 503 {@code plugin.timeout}, {@code plugin.overloaded}, {@code plugin.failing} or
     *     {@code module.failed}
     * @throws Exception what the work threw; an Error of it arrives as {@link PluginFailure}
     */
    <T> T call(CallKind kind, String target, Duration deadline, BooleanSupplier progress, Callable<T> work)
            throws Exception {
        if (isOwn(Thread.currentThread())) {
            // Plugin to host to the same plugin: the outer call holds a thread and a deadline already.
            return work.call();
        }
        CircuitBreaker circuit = circuits.of(kind, target);
        CallStatistics statistic = statistics.get(kind);
        Permit permit = circuit.permit();
        if (permit == Permit.REFUSED) {
            statistic.refused();
            throw new UnavailableException(
                    "plugin.failing", "The module " + plugin + " keeps failing.", limits.openFor());
        }
        Call<T> call = new Call<>(kind, work);
        underWay.add(call);
        try {
            long started = System.nanoTime();
            begin(call, deadline, circuit, permit);
            statistic.queued(System.nanoTime() - started);
            try {
                return await(call, target, deadline, progress, circuit, permit);
            } finally {
                statistic.ended(System.nanoTime() - started);
            }
        } finally {
            underWay.remove(call);
        }
    }

    private void begin(Call<?> call, Duration deadline, CircuitBreaker circuit, Permit permit)
            throws InterruptedException {
        boolean begun = false;
        try {
            if (expelled && call.kind().lane() != Lane.CONTROL) {
                throw expulsion();
            }
            lanes.get(call.kind().lane()).start(call, deadline);
            begun = true;
        } finally {
            if (!begun) {
                circuit.unknown(permit);
                statistics.get(call.kind()).refused();
            }
        }
    }

    private <T> T await(
            Call<T> call,
            String target,
            Duration deadline,
            BooleanSupplier progress,
            CircuitBreaker circuit,
            Permit permit)
            throws Exception {
        CallKind kind = call.kind();
        try {
            T result = call.await(deadline, progress);
            circuit.succeeded();
            conduct.succeeded(kind);
            return result;
        } catch (DeadlinePassed passed) {
            letEnd(call, target);
            statistics.get(kind).failed();
            UnavailableException late = new UnavailableException(
                    "plugin.timeout", "The module " + plugin + " did not answer in time.", Duration.ofSeconds(5));
            failed(kind, target, circuit, permit, late, Blame.PLUGIN);
            throw late;
        } catch (InterruptedException givenUp) {
            circuit.unknown(permit);
            letEnd(call, target);
            throw givenUp;
        } catch (Exception failure) {
            judge(kind, target, failure, circuit, permit);
            throw failure;
        }
    }

    private void judge(CallKind kind, String target, Exception failure, CircuitBreaker circuit, Permit permit) {
        Blame blame = Blame.of(failure);
        if (blame == Blame.NOBODY) {
            circuit.succeeded();
            conduct.succeeded(kind);
            return;
        }
        statistics.get(kind).failed();
        if (failure instanceof PluginFailure error) {
            Throwable shown = error.getCause() instanceof StackOverflowError ? null : error.getCause();
            LOG.error("Plugin {} failed in a call of kind {}: {}", plugin, kind.key(), error.getMessage(), shown);
        }
        if (blame == Blame.PLUGIN_FOR_GOOD) {
            conduct.error(kind, target, failure);
        }
        failed(kind, target, circuit, permit, failure, blame);
    }

    private void failed(
            CallKind kind, String target, CircuitBreaker circuit, Permit permit, Exception failure, Blame blame) {
        if (circuit.failed(permit)) {
            LOG.warn(
                    "Plugin {}: the circuit of {} {} is open after {} failures in a row",
                    plugin,
                    kind.key(),
                    target,
                    circuit.failures(),
                    failure);
            conduct.opened(kind, target, circuit.failures(), failure, blame);
        }
    }

    /** The caller does not wait for a thread that is told to end; somebody who costs nothing does. */
    private void letEnd(Call<?> call, String target) {
        call.interrupt();
        if (!call.isEnded()) {
            Thread.ofVirtual().name("plugin-end-" + plugin).start(() -> {
                if (!call.endsWithin(limits.grace())) {
                    abandon(call.kind(), target, call);
                }
            });
        }
    }

    private void abandon(CallKind kind, String target, Call<?> call) {
        if (lanes.get(kind.lane()).abandon(call)) {
            statistics.get(kind).abandoned();
            StackTraceElement[] stack = call.stackTrace();
            LOG.error(
                    "Plugin {} ignores its deadline in a call of kind {}; its thread is given up:{}",
                    plugin,
                    kind.key(),
                    trace(stack));
            conduct.abandoned(kind, target, abandoned(), stack);
        }
    }

    private static String trace(StackTraceElement[] stack) {
        StringBuilder text = new StringBuilder();
        Arrays.stream(stack).limit(20).forEach(frame -> text.append("\n    at ").append(frame));
        return text.toString();
    }

    /** How many threads that were given up still run. */
    public int abandoned() {
        return lanes.values().stream().mapToInt(CallThreads::abandoned).sum();
    }

    /** How many threads the plugin has started itself that still run. Looks at all of them: not for every request. */
    public int ownThreads() {
        return house.started();
    }

    /** How many callers wait for a thread. */
    public int waiting() {
        return lanes.values().stream().mapToInt(CallThreads::waiting).sum();
    }

    /** Looks at what no call shows. To be called about once a second. */
    public void inspect() {
        conduct.ownThreads(house.started());
    }

    /** Where breaches of quotas are noted. */
    public Conduct conduct() {
        return conduct;
    }

    /** What the calling thread was called for; null where it is none of this pool, such as one the plugin started. */
    public @Nullable CallKind current() {
        return house.current();
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

    /** What is refused for a while because it kept failing, such as {@code guard budget}. */
    public List<String> open() {
        return circuits.open();
    }

    public boolean isOpen(CallKind kind) {
        return circuits.isOpen(kind);
    }

    /** Whether a thread belongs to a lane of this generation. */
    public boolean isOwn(Thread thread) {
        return house.isOfALane(thread);
    }

    /**
     * Puts the plugin out: whoever waits for it is let go with a refusal at once, and nobody comes in any more but the
     * last steps of its life, which may take seconds.
     */
    public void expel() {
        expelled = true;
        for (Call<?> call : underWay) {
            if (call.kind().lane() != Lane.CONTROL) {
                call.cutOff(expulsion());
                letEnd(call, "");
            }
        }
    }

    private UnavailableException expulsion() {
        return new UnavailableException(
                "module.failed",
                "The module " + plugin + " has failed; an administrator can see why.",
                Duration.ofSeconds(30));
    }

    /** Interrupts whatever still runs, also the threads that the plugin started, and lets the threads end. */
    @Override
    public void close() {
        lanes.values().forEach(CallThreads::close);
        house.interrupt();
    }
}
