package switchboard.api.notifications;

/** A message that will never arrive: the address does not exist, or refuses it for good. */
public class UndeliverableException extends Exception {

    private static final long serialVersionUID = 1L;

    public UndeliverableException(String reason) {
        super(reason);
    }
}
