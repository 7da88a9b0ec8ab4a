package switchboard.events;

import java.util.UUID;

/**
 * Something that leaves the desk, for one destination.
 *
 * @param id stays the same over all attempts: the receiver may tell repetitions by it
 * @param kind which handler delivers it: {@code mail}, {@code webhook}, …
 * @param destination where it goes, in the handler's own words
 * @param orderingKey deliveries to one destination with the same key are made one after the other, in the order they
 *     were written; empty where order does not matter
 * @param payload what goes there
 * @param attempt from 1
 */
public record Delivery(UUID id, String kind, String destination, String orderingKey, String payload, int attempt) {}
