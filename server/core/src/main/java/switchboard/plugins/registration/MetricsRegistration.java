package switchboard.plugins.registration;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.calls.CallKind;
import switchboard.plugins.calls.CallStatistics.Numbers;
import switchboard.plugins.generation.Generation;

/**
 * Numbers of each plugin. The meters belong to the plugin's id and ask whichever generation serves; the counts begin anew
 * with each generation, as counters do.
 */
public final class MetricsRegistration implements Registration {

    private final MeterRegistry registry;
    private final Map<String, Generation> serving = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public MetricsRegistration(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void publish(Generation generation) {
        serving.put(generation.id(), generation);
        if (known.add(generation.id())) {
            meters(generation.id());
        }
    }

    @Override
    public void unpublish(Generation generation) {
        serving.remove(generation.id(), generation);
    }

    private void meters(String plugin) {
        for (CallKind kind : CallKind.values()) {
            counter(plugin, kind, "plugin.calls", "Calls into a plugin", Numbers::calls);
            counter(plugin, kind, "plugin.calls.failed", "Calls that failed or came too late", Numbers::failed);
            counter(plugin, kind, "plugin.calls.refused", "Calls refused because too many waited", Numbers::refused);
            counter(
                    plugin,
                    kind,
                    "plugin.calls.seconds",
                    "Time spent waiting for calls",
                    numbers -> seconds(numbers.total().toNanos()));
            counter(
                    plugin,
                    kind,
                    "plugin.calls.queued.seconds",
                    "Time spent waiting for a thread",
                    numbers -> seconds(numbers.queue().toNanos()));
        }
        Gauge.builder("plugin.threads.abandoned", serving, live -> {
                    Generation generation = live.get(plugin);
                    return generation == null ? 0 : generation.pool().abandoned();
                })
                .description("Threads that ignored their deadline and still run")
                .tag("plugin", plugin)
                .register(registry);
        Gauge.builder("plugin.serving", serving, live -> live.containsKey(plugin) ? 1 : 0)
                .description("Whether the plugin serves")
                .tag("plugin", plugin)
                .register(registry);
    }

    private void counter(
            String plugin, CallKind kind, String name, String description, ToDoubleFunction<Numbers> number) {
        FunctionCounter.builder(name, serving, live -> {
                    Numbers numbers = numbers(live.get(plugin), kind);
                    return numbers == null ? 0 : number.applyAsDouble(numbers);
                })
                .description(description)
                .tag("plugin", plugin)
                .tag("kind", kind.key())
                .register(registry);
    }

    private static @Nullable Numbers numbers(@Nullable Generation generation, CallKind kind) {
        return generation == null ? null : generation.pool().numbers(kind);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
