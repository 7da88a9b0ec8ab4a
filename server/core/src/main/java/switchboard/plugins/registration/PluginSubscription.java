package switchboard.plugins.registration;

/**
 * How one durable subscription of a plugin stands.
 *
 * @param lag how many positions of the journal it is behind
 * @param failures how often in a row its handler has failed
 * @param problem what went wrong last, empty while it works
 */
public record PluginSubscription(String name, long lag, int failures, String problem) {

    /** So far behind a subscription is taken to be ill, as long as it also fails or does not come on. */
    public static final long FAR_BEHIND = 10_000;

    /** In words, empty where nothing is wrong with it. */
    public String illness() {
        if (failures > 0) {
            return "The subscription " + name + " has failed " + failures + " times in a row and is " + lag
                    + " positions behind: " + problem;
        }
        return lag > FAR_BEHIND ? "The subscription " + name + " is " + lag + " positions behind." : "";
    }
}
