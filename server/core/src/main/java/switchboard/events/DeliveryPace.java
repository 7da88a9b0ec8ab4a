package switchboard.events;

import java.time.Duration;

/**
 * How the deliveries of one kind are made. Kinds do not wait for each other, nor do destinations that have a bound of
 * their own.
 *
 * @param atOnce how many are under way at the same time on one node
 * @param toOneDestination how many of these to one destination
 * @param attempts after which a delivery is a dead letter
 * @param firstPause after the first failure; each next is twice as long
 * @param longestPause where the pauses stop growing
 */
public record DeliveryPace(int atOnce, int toOneDestination, int attempts, Duration firstPause, Duration longestPause) {

    /** Twelve attempts in about six hours. */
    public static final DeliveryPace STANDARD = new DeliveryPace(8, 8, 12, Duration.ofSeconds(10), Duration.ofHours(6));

    /** How long to wait after an attempt, counted from 1. */
    Duration pauseAfter(int attempt) {
        Duration pause = firstPause;
        for (int doubled = 1; doubled < attempt && pause.compareTo(longestPause) < 0; doubled++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
