package switchboard.plugins;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.analysis.Inspection;
import switchboard.plugins.calls.CallStatistics.Numbers;
import switchboard.plugins.calls.Tally;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.loading.LoaderWatch;
import switchboard.plugins.registration.PluginSubscription;

/**
 * A plugin with how it is doing.
 *
 * @param health what it says is wrong with itself or a subscription lags, empty where nothing is; null while it does not
 *     serve
 * @param calls numbers by kind of call since this generation began
 * @param subscriptions how its durable subscriptions stand
 * @param loaders its class loaders
 * @param quotaRefusals how often each quota refused something since the server started
 * @param abandonedThreads threads that were given up and still run, also of versions that are gone
 * @param inspection what was seen in its classes; null where nobody has looked, as of archives that came with the server
 */
public record PluginDetails(
        @JsonUnwrapped PluginView plugin,
        @Nullable String health,
        @Nullable Load load,
        Map<String, Calls> calls,
        List<PluginSubscription> subscriptions,
        LoaderWatch.Counts loaders,
        Map<String, Long> quotaRefusals,
        long abandonedThreads,
        @Schema(implementation = Inspection.class) @Nullable Map<String, @Nullable Object> inspection) {

    /**
     * @param underWay calls that hold a lease now
     * @param abandoned threads that were given up and still run
     * @param ownThreads threads that it started itself
     * @param waiting callers that wait for a thread
     * @param refused what is refused for a while because it kept failing, such as {@code guard budget}
     */
    public record Load(long underWay, int abandoned, int ownThreads, int waiting, List<String> refused) {}

    /** Numbers of one kind of call; times in milliseconds, on average. */
    public record Calls(
            long count, long failed, long refused, long abandoned, double averageMillis, double queueMillis) {}

    static PluginDetails of(
            Installed plugin, PluginView view, @Nullable Map<String, @Nullable Object> inspection, HostParts parts) {
        Generation live = plugin.live();
        Tally tally = parts.tallies().of(plugin.id());
        if (live == null) {
            return new PluginDetails(
                    view,
                    null,
                    null,
                    Map.of(),
                    List.of(),
                    parts.watch().of(plugin.id()),
                    tally.breaches(),
                    tally.threadsLost(),
                    inspection);
        }
        List<PluginSubscription> subscriptions = parts.subscriptions().apply(plugin.id());
        Map<String, Calls> calls = new TreeMap<>();
        live.pool().numbers().forEach((kind, numbers) -> calls.put(kind.key(), calls(numbers)));
        Load load = new Load(
                live.leases(),
                live.pool().abandoned(),
                live.pool().ownThreads(),
                live.pool().waiting(),
                live.pool().open());
        return new PluginDetails(
                view,
                health(live, subscriptions),
                load,
                calls,
                subscriptions,
                parts.watch().of(plugin.id()),
                tally.breaches(),
                tally.threadsLost(),
                inspection);
    }

    private static String health(Generation live, List<PluginSubscription> subscriptions) {
        return Stream.concat(Stream.of(live.health()), subscriptions.stream().map(PluginSubscription::illness))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
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
