package switchboard.notifications;

import java.time.Instant;
import java.util.List;

/** What is to become of a notification. */
sealed interface Plan {

    /** It goes out by these channels. */
    record Send(List<String> channels) implements Plan {}

    /** It stands in the inbox, and no channel is wanted or reaches the receiver. */
    record Inbox(String reason) implements Plan {}

    /** It waits. */
    record Hold(Instant until) implements Plan {}

    /** It is not told at all. */
    record Drop(String reason) implements Plan {}

    /** It is told with others in the receiver's digest of this hour. */
    record Collapse() implements Plan {}
}
