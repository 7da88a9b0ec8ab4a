package switchboard.notifications;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import switchboard.api.notifications.NotificationChannel;

/** The ways to reach people that enabled plugins bring. */
public final class Channels {

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,29}");

    private final Consumer<Set<String>> changed;
    private final Map<String, List<NotificationChannel>> owners = new HashMap<>();
    private volatile Map<String, NotificationChannel> byName = Map.of();

    /** @param changed told the names of all channels after each change */
    Channels(Consumer<Set<String>> changed) {
        this.changed = changed;
    }

    /** @throws IllegalArgumentException where a name is none, or is taken by another owner */
    public synchronized void requireFree(String owner, List<NotificationChannel> channels) {
        for (NotificationChannel channel : channels) {
            boolean taken = owners.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(owner))
                    .flatMap(entry -> entry.getValue().stream())
                    .anyMatch(other -> other.name().equals(channel.name()));
            if (taken || !NAME.matcher(channel.name()).matches()) {
                throw new IllegalArgumentException("the notification channel " + channel.name()
                        + (taken ? " is there already" : " must have a name that matches " + NAME));
            }
        }
    }

    /** Sets the channels of one plugin, replacing those it had; an empty list removes them. */
    public synchronized void set(String owner, List<NotificationChannel> channels) {
        owners.put(owner, List.copyOf(channels));
        Map<String, NotificationChannel> all = new TreeMap<>();
        owners.values().forEach(list -> list.forEach(channel -> all.put(channel.name(), channel)));
        byName = Map.copyOf(all);
        changed.accept(all.keySet());
    }

    /** Whether the channel is one of this owner's at this moment. */
    synchronized boolean isOf(String owner, String channel) {
        return owners.getOrDefault(owner, List.of()).stream()
                .anyMatch(each -> each.name().equals(channel));
    }

    Map<String, NotificationChannel> byName() {
        return byName;
    }
}
