package switchboard.api.notifications;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.ExtensionPoint;

/** A way to reach people: e-mail, SMS, a messenger. */
@ExtensionPoint
public interface NotificationChannel {

    /** Unique on the desk, in lower case: {@code email}, {@code sms}. */
    String name();

    /** The address at which this channel reaches a receiver, or null where it does not. Quick: no call leaves the desk. */
    @Nullable
    String address(Receiver receiver);

    /**
     * Delivers one message. Has at most a minute; may be called again for the same message, which then has the same id.
     *
     * @throws UndeliverableException where trying again is of no use
     * @throws Exception where it should be tried again, with growing pauses
     */
    void deliver(Message message) throws Exception;

    /**
     * Who is to be told.
     *
     * @param addresses by kind ({@code email}, {@code phone}, …), the preferred of each
     */
    record Receiver(UUID user, String displayName, String locale, Map<String, String> addresses) {

        public Receiver {
            addresses = Map.copyOf(addresses);
        }
    }

    /**
     * What is to be told, ready to be sent.
     *
     * @param id the same at every attempt
     * @param conversation messages about one thing share it: a ticket's number, for example
     */
    record Message(
            UUID id,
            String address,
            String displayName,
            String locale,
            String subject,
            String body,
            String conversation) {}
}
