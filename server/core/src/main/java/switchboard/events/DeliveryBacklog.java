package switchboard.events;

import java.time.Duration;

/**
 * How deliveries stand.
 *
 * @param waiting how many wait, for their time or for a pause to pass
 * @param dead how many were given up
 * @param lag how long the one that should have been made first is overdue
 */
public record DeliveryBacklog(long waiting, long dead, Duration lag) {}
