package switchboard.plugins.registration;

import switchboard.plugins.generation.Generation;

/**
 * One room that takes a kind of contribution. Everything a room holds of a plugin it holds by the plugin's id, so that the
 * next generation replaces it and nothing of a closed one stays behind. Methods do nothing where they have nothing to do.
 */
public interface Registration {

    /**
     * Makes known what must be known before the generation serves, in place of the earlier generation's.
     *
     * @throws IllegalArgumentException where it collides with another owner; nothing has changed then
     */
    default void prepare(Generation generation) {}

    /** What is asked from now on is asked of this generation. */
    default void publish(Generation generation) {}

    /** The generation has taken over: deliveries, jobs and writing begin. */
    default void begin(Generation generation) {}

    /** Deliveries, jobs and writing stop; returns when none is under way. */
    default void pause(Generation generation) {}

    /** Nothing is asked of the plugin any more. */
    default void unpublish(Generation generation) {}

    /** Takes away what {@link #prepare} made known. */
    default void forget(Generation generation) {}
}
