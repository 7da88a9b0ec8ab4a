package switchboard.events;

import switchboard.persistence.Work;

/** Delivers to one kind of destination, at least once. */
@FunctionalInterface
public interface DeliveryHandler {

    /**
     * Delivers. Has at most a minute.
     *
     * @throws GivenUpException where trying again is of no use
     * @throws NotNowException where it was not tried at all
     * @throws Exception where it is to be tried again
     */
    void deliver(Delivery delivery) throws Exception;

    /** The delivery has been made; called in the transaction that writes it down, which may run several times. */
    default void delivered(Work work, Delivery delivery) {}

    /** The delivery has become a dead letter; likewise. */
    default void gaveUp(Work work, Delivery delivery, String reason) {}
}
