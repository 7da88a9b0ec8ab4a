package switchboard.api.events;

/**
 * What an event is about.
 *
 * @param type {@code ticket}, {@code article}, {@code user}, …
 * @param id its id
 */
public record Subject(String type, String id) {}
