package switchboard.plugins.generation;

import org.jspecify.annotations.Nullable;
import switchboard.api.notifications.NotificationChannel;
import switchboard.plugins.calls.CallKind;

/** A plugin's way to reach people as the notifications know it. */
final class PluginNotificationChannel implements NotificationChannel {

    private final NotificationChannel channel;
    private final String name;
    private final Using<NotificationChannel> using;

    private PluginNotificationChannel(
            NotificationChannel channel, String name, Generation generation, LiveGenerations live) {
        this.channel = channel;
        this.name = name;
        this.using = new Using<>(generation, live, other -> other.notificationChannels().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findAny()
                .orElse(null));
    }

    static NotificationChannel of(Generation generation, NotificationChannel channel, LiveGenerations live) {
        return new PluginNotificationChannel(
                channel, Answers.text(channel.name(), "a channel's name"), generation, live);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable String address(Receiver receiver) {
        return using.get(
                CallKind.NOTIFICATION_ADDRESS, name, () -> channel.address(receiver), other -> other.address(receiver));
    }

    @Override
    public void deliver(Message message) throws Exception {
        using.call(
                CallKind.NOTIFICATION,
                name,
                () -> {
                    channel.deliver(message);
                    return null;
                },
                other -> {
                    other.deliver(message);
                    return null;
                });
    }
}
