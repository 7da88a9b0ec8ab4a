package switchboard.api.notifications;

import switchboard.api.HostService;

/**
 * Tells people things. What is to be told is written to a durable outbox, one row for each receiver and channel, and goes
 * out afterwards, at least once. To write it in the transaction of what it tells of, use
 * {@link switchboard.api.persistence.Transaction#notify}.
 */
@HostService
public interface Notifications {

    /** Writes a notification in a transaction of its own. */
    void send(Notification notification);
}
