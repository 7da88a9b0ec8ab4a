package switchboard.events;

import java.time.Instant;

/** A delivery that was given up, and why. */
public record DeadDelivery(Delivery delivery, Instant createdAt, String lastError) {}
