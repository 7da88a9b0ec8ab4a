package switchboard.plugins.services;

import java.util.Set;
import switchboard.api.notifications.Notification;
import switchboard.api.notifications.Notifications;
import switchboard.persistence.Transactions;

/** The notifications as one plugin has them: it speaks for its own channels alone. */
final class PermittedNotifications implements Notifications {

    private final String plugin;
    private final NotificationsOfPlugin told;
    private final HostServices host;
    private final Transactions transactions;

    PermittedNotifications(String plugin, NotificationsOfPlugin told, HostServices host, Transactions transactions) {
        this.plugin = plugin;
        this.told = told;
        this.host = host;
        this.transactions = transactions;
    }

    @Override
    public void send(Notification notification) {
        transactions.inTransaction(work -> told.notify(work, notification));
    }

    @Override
    public Set<String> channels() {
        return host.channels().get();
    }

    @Override
    public boolean undeliverable(String channel, String address, String reason) {
        return host.bounces().undeliverable(plugin, channel, address, reason);
    }
}
