package switchboard.plugins;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.calls.CallKind;
import switchboard.plugins.calls.CallStatistics.Numbers;
import switchboard.plugins.generation.Generation;

/**
 * A plugin with how it is doing.
 *
 * @param health what it says is wrong with itself, empty where nothing is; null while it does not serve
 * @param calls numbers by kind of call since this generation began
 */
public record PluginDetails(
        @JsonUnwrapped PluginView plugin,
        @Nullable String health,
        @Nullable Load load,
        Map<String, Calls> calls) {

    /**
     * @param underWay calls that hold a lease now
     * @param abandoned threads that were given up and still run
     * @param refused kinds of call that are refused for a while because they kept failing
     */
    public record Load(long underWay, int abandoned, List<String> refused) {}

    /** Numbers of one kind of call; times in milliseconds, on average. */
    public record Calls(
            long count, long failed, long refused, long abandoned, double averageMillis, double queueMillis) {}

    static PluginDetails of(Installed plugin, Consents consents, @Nullable List<UUID> organizations) {
        Generation live = plugin.live();
        if (live == null) {
            return new PluginDetails(PluginView.of(plugin, consents, organizations), null, null, Map.of());
        }
        Map<String, Calls> calls = new TreeMap<>();
        live.pool().numbers().forEach((kind, numbers) -> calls.put(kind.key(), calls(numbers)));
        Load load = new Load(
                live.leases(),
                live.pool().abandoned(),
                live.pool().open().stream().map(CallKind::key).toList());
        return new PluginDetails(PluginView.of(plugin, consents, organizations), live.health(), load, calls);
    }

    private static Calls calls(Numbers numbers) {
        double count = Math.max(1, numbers.calls());
        return new Calls(
                numbers.calls(),
                numbers.failed(),
                numbers.refused(),
                numbers.abandoned(),
                numbers.total().toNanos() / 1e6 / count,
                numbers.queue().toNanos() / 1e6 / count);
    }

    long revision() {
        return plugin.revision();
    }
}
