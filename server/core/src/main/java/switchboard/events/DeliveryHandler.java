package switchboard.events;

/** Delivers to one kind of destination, at least once. Has at most a minute; an exception means it is tried again. */
@FunctionalInterface
public interface DeliveryHandler {

    void deliver(Delivery delivery) throws Exception;
}
