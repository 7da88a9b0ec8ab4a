package switchboard.api.notifications;

import java.util.Set;
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

    /** The names of the channels that there are, or were within the last week: those that a notification may name. */
    Set<String> channels();

    /**
     * Says that an address of one of the plugin's own channels is dead, where that became known only after a message had
     * been taken: a bounce. From now on nobody is sent anything there, as after an {@link UndeliverableException}. It may
     * be said again; the last reason stays.
     *
     * @param channel one of this plugin's channels
     * @param address as {@link NotificationChannel#address} gave it, or as a person has it, in whatever case
     * @param reason for administrators, cut after 1,000 characters
     * @return false where nobody of this desk has that address: nothing is kept of it then
     * @throws IllegalArgumentException where the channel is none of the plugin's, or a text is blank
     */
    boolean undeliverable(String channel, String address, String reason);
}
