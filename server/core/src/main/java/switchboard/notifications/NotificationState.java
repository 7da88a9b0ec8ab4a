package switchboard.notifications;

/** The values of a notification's state. */
final class NotificationState {

    /** Nobody has looked at it yet. */
    static final String WAITING = "waiting";

    /** It waits for the receiver's hours, or for its digest. */
    static final String HELD = "held";

    /** It is in the outbox, once for each channel. */
    static final String SENDING = "sending";

    /** A channel has taken it, or it stands in the receiver's inbox and needed no channel. */
    static final String DELIVERED = "delivered";

    /** Every channel has given it up. */
    static final String DEAD = "dead";

    /** It was not to be sent: the receiver may not see what it is about, is gone, or was told in a digest. */
    static final String DROPPED = "dropped";

    private NotificationState() {}
}
