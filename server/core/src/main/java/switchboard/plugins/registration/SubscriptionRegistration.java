package switchboard.plugins.registration;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import switchboard.access.ModuleReaches;
import switchboard.api.events.EventSubscription;
import switchboard.events.Subscription;
import switchboard.events.Subscriptions;
import switchboard.plugins.generation.Generation;

/** Durable subscriptions of a plugin. Their cursors hang on the plugin's id and wait while it is absent. */
public final class SubscriptionRegistration implements Registration {

    private final Subscriptions subscriptions;
    private final ModuleReaches reaches;
    private final Map<String, List<Subscription>> open = new ConcurrentHashMap<>();

    /** @param reaches for which organizations each plugin is enabled: it is given their events alone */
    public SubscriptionRegistration(Subscriptions subscriptions, ModuleReaches reaches) {
        this.subscriptions = subscriptions;
        this.reaches = reaches;
    }

    @Override
    public void begin(Generation generation) {
        List<Subscription> begun = new CopyOnWriteArrayList<>();
        open.put(generation.id(), begun);
        for (EventSubscription subscription : generation.subscriptions()) {
            begun.add(subscriptions.register(
                    consumer(generation.id(), subscription.name()),
                    subscription.types(),
                    subscription.handler(),
                    Subscriptions.Start.BEGINNING,
                    () -> reaches.organizations(generation.id())));
        }
    }

    @Override
    public void pause(Generation generation) {
        List<Subscription> begun = open.remove(generation.id());
        if (begun != null) {
            begun.forEach(Subscription::close);
        }
    }

    /** How the subscriptions of a plugin stand; nothing while it does not serve. */
    public List<PluginSubscription> of(String plugin) {
        int prefix = consumer(plugin, "").length();
        return open.getOrDefault(plugin, List.of()).stream()
                .map(subscription -> new PluginSubscription(
                        subscription.consumer().substring(prefix),
                        subscription.lag(),
                        subscription.failures(),
                        subscription.problem()))
                .toList();
    }

    /** The consumer's name for a subscription of a plugin. */
    public static String consumer(String plugin, String name) {
        return "plugin:" + plugin + ":" + name;
    }
}
