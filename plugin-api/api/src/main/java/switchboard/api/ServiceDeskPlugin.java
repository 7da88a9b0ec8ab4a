package switchboard.api;

/**
 * One plugin: one class with a public constructor that takes nothing.
 *
 * <p>Every installed version lives as a <em>generation</em>. During an upgrade two generations exist side by side: the
 * new one is started while the old one still serves, requests then move over at one instant, the old one
 * {@linkplain #quiesce() lets go} of what only one may hold, and the new one {@linkplain #takeOver() takes it over}.
 * The order on one generation is always contribute, start, takeOver, quiesce, stop; a generation that fails on the way
 * goes straight to stop. Each call runs on the plugin's own threads, with a deadline of 30 seconds.
 */
@ExtensionPoint
public interface ServiceDeskPlugin {

    /**
     * Declares what this plugin brings. A pure function: it touches no file, thread, table or service, so that the
     * host can print, check and test the declaration without starting anything.
     */
    void contribute(Contributions contributions);

    /** Gets ready to answer. Owns nothing exclusive yet: another generation of this plugin may still be serving. */
    default void start(PluginContext context) throws Exception {}

    /** The only live generation on this node from now on: may open writers, begin pulling, hold files. */
    default void takeOver() throws Exception {}

    /** Lets go of everything exclusive, durably. Still answers reads until {@link #stop()}. */
    default void quiesce() throws Exception {}

    /** Leaves nothing running: no thread, no open file, no registration. Called also after a failed start. */
    default void stop() throws Exception {}
}
