package switchboard.notifications;

import java.util.Map;
import java.util.UUID;
import switchboard.api.events.Subject;

/**
 * Values that only a message carries, made for this one attempt and kept nowhere, such as links that decide something. The
 * rooms that know them stand above and answer. The inbox shows none of them.
 */
@FunctionalInterface
public interface MessageValues {

    /** No values at all. */
    MessageValues NONE = (channel, event, subject, receiver) -> Map.of();

    /** @param channel by which the message goes to the receiver */
    Map<String, Object> of(String channel, String event, Subject subject, UUID receiver);
}
