package switchboard.events;

/** One consumer of the journal on this node. */
public interface Subscription extends AutoCloseable {

    /** The consumer's name, on which the durable cursor hangs. */
    String consumer();

    /** The last position that was handled, as far as this node knows. */
    long position();

    /** How many positions the consumer is behind. */
    long lag();

    /** How often in a row the handler has failed; 0 while it works. */
    int failures();

    /** What went wrong last, or an empty string while it works. */
    String problem();

    /**
     * Stops. When it returns, the handler is not being called and will not be, except where one call ran on for more
     * than 30 seconds and ignored the interrupt. The cursor stays.
     */
    @Override
    void close();
}
