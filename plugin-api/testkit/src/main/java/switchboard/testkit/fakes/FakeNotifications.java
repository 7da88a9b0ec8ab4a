package switchboard.testkit.fakes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import switchboard.api.notifications.Notification;
import switchboard.api.notifications.Notifications;

/** Remembers what people were to be told, and who had been told already, and delivers none of it. */
public final class FakeNotifications implements Notifications {

    private final List<Notification> sent = new CopyOnWriteArrayList<>();
    private final Set<Once> told = new HashSet<>();

    private final List<Undeliverable> undeliverable = new CopyOnWriteArrayList<>();
    private final Set<String> channels;

    private record Once(String event, UUID receiver, String key) {}

    /** An address that was said to be dead. */
    public record Undeliverable(String channel, String address, String reason) {}

    /** On a desk that knows the channel {@code email}. */
    public FakeNotifications() {
        this(Set.of("email"));
    }

    /** @param channels all that there are; each passes for one of the plugin's own */
    public FakeNotifications(Set<String> channels) {
        this.channels = Set.copyOf(channels);
    }

    @Override
    public synchronized void send(Notification notification) {
        Set<UUID> receivers = new HashSet<>(notification.receivers());
        String key = notification.once();
        if (key != null) {
            receivers.removeIf(receiver -> !told.add(new Once(notification.event(), receiver, key)));
        }
        if (!receivers.isEmpty()) {
            sent.add(new Notification(
                    notification.event(),
                    notification.subject(),
                    notification.organization(),
                    receivers,
                    notification.values(),
                    notification.urgent(),
                    key,
                    notification.channels()));
        }
    }

    @Override
    public Set<String> channels() {
        return channels;
    }

    @Override
    public boolean undeliverable(String channel, String address, String reason) {
        if (!channels.contains(channel) || address.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("No dead address of a channel of this plugin: " + channel);
        }
        undeliverable.add(new Undeliverable(channel, address, reason));
        return true;
    }

    /** What was said to be undeliverable, in its order. */
    public List<Undeliverable> undeliverable() {
        return List.copyOf(undeliverable);
    }

    /** What was sent, in its order, each to those receivers only who had not been told under the same key before. */
    public List<Notification> sent() {
        return List.copyOf(sent);
    }

    /** What was sent of one event. */
    public List<Notification> sent(String event) {
        return sent.stream()
                .filter(notification -> notification.event().equals(event))
                .toList();
    }
}
