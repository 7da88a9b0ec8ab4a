package switchboard.plugins.registration;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import switchboard.plugins.calls.CallKind;
import switchboard.plugins.calls.CallStatistics.Numbers;
import switchboard.plugins.calls.Tallies;
import switchboard.plugins.calls.Tally;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.loading.LoaderWatch;
import switchboard.plugins.quotas.Quota;

/**
 * Numbers of each plugin. The meters belong to the plugin's id: counters go on over its generations, gauges ask whichever
 * serves. Labels are ids of plugins, kinds of calls and names of quotas, nothing that anybody could make up at will.
 */
public final class MetricsRegistration implements Registration {

    private static final double NANOS = 1e9;

    private final MeterRegistry registry;
    private final Tallies tallies;
    private final LoaderWatch loaders;
    private final Map<String, Generation> serving = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public MetricsRegistration(MeterRegistry registry, Tallies tallies, LoaderWatch loaders) {
        this.registry = registry;
        this.tallies = tallies;
        this.loaders = loaders;
    }

    @Override
    public void publish(Generation generation) {
        serving.put(generation.id(), generation);
        if (known.add(generation.id())) {
            meters(generation.id(), tallies.of(generation.id()));
        }
    }

    @Override
    public void unpublish(Generation generation) {
        serving.remove(generation.id(), generation);
    }

    private void meters(String plugin, Tally tally) {
        for (CallKind kind : CallKind.values()) {
            calls(plugin, tally, kind);
        }
        for (Quota quota : Quota.values()) {
            FunctionCounter.builder("plugin.quota.refusals", tally, counts -> counts.breaches(quota.key()))
                    .description("Wishes refused because of a quota")
                    .tags("plugin", plugin, "quota", quota.key())
                    .register(registry);
        }
        FunctionCounter.builder("plugin.quarantines", tally, Tally::quarantines)
                .description("How often the plugin was put into quarantine")
                .tag("plugin", plugin)
                .register(registry);
        Gauge.builder("plugin.threads.abandoned", tally, Tally::threadsLost)
                .description("Threads that ignored their deadline and still run, of any generation")
                .tag("plugin", plugin)
                .register(registry);
        gauge(plugin, "plugin.serving", "Whether the plugin serves", live -> 1);
        gauge(plugin, "plugin.threads.own", "Threads that the plugin started itself", live -> live.pool()
                .ownThreads());
        gauge(plugin, "plugin.calls.waiting", "Callers that wait for a thread", live -> live.pool()
                .waiting());
        gauge(plugin, "plugin.leases", "Calls under way that hold a generation", Generation::leases);
        loaders(plugin, "loaded", LoaderWatch.Counts::loaded);
        loaders(plugin, "closed", LoaderWatch.Counts::closed);
        FunctionCounter.builder("plugin.loaders.collected", loaders, watch -> watch.of(plugin)
                        .collected())
                .description("Class loaders that are gone")
                .tag("plugin", plugin)
                .register(registry);
    }

    private void calls(String plugin, Tally tally, CallKind kind) {
        counter(plugin, tally, kind, "plugin.calls", "Calls into a plugin", Numbers::calls);
        counter(plugin, tally, kind, "plugin.calls.failed", "Calls that failed or came too late", Numbers::failed);
        counter(
                plugin,
                tally,
                kind,
                "plugin.calls.refused",
                "Calls refused because too many waited or the circuit was open",
                Numbers::refused);
        counter(
                plugin,
                tally,
                kind,
                "plugin.calls.abandoned",
                "Calls of which the thread was given up",
                Numbers::abandoned);
        counter(
                plugin,
                tally,
                kind,
                "plugin.calls.seconds",
                "Time spent waiting for calls",
                numbers -> numbers.total().toNanos() / NANOS);
        counter(
                plugin,
                tally,
                kind,
                "plugin.calls.queued.seconds",
                "Time spent waiting for a thread",
                numbers -> numbers.queue().toNanos() / NANOS);
        Gauge.builder("plugin.circuit.open", serving, live -> {
                    Generation generation = live.get(plugin);
                    return generation != null && generation.pool().isOpen(kind) ? 1 : 0;
                })
                .description("Whether a circuit of this kind of call is open")
                .tags("plugin", plugin, "kind", kind.key())
                .register(registry);
    }

    private void counter(
            String plugin,
            Tally tally,
            CallKind kind,
            String name,
            String description,
            ToDoubleFunction<Numbers> number) {
        FunctionCounter.builder(name, tally, counts -> number.applyAsDouble(counts.numbers(kind)))
                .description(description)
                .tags("plugin", plugin, "kind", kind.key())
                .register(registry);
    }

    private void gauge(String plugin, String name, String description, ToDoubleFunction<Generation> value) {
        Gauge.builder(name, serving, live -> {
                    Generation generation = live.get(plugin);
                    return generation == null ? 0 : value.applyAsDouble(generation);
                })
                .description(description)
                .tag("plugin", plugin)
                .register(registry);
    }

    private void loaders(String plugin, String state, ToDoubleFunction<LoaderWatch.Counts> count) {
        Gauge.builder("plugin.loaders.state", loaders, watch -> count.applyAsDouble(watch.of(plugin)))
                .description("Class loaders of the plugin: in use, or closed and not collected yet")
                .tags(Tags.of("plugin", plugin, "state", state))
                .register(registry);
    }
}
