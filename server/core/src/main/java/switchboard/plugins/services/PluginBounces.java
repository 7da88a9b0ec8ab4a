package switchboard.plugins.services;

/** Where it is kept that an address of a plugin's channel is dead. */
@FunctionalInterface
public interface PluginBounces {

    /**
     * As the plugin says.
     *
     * @return false where nobody has that address
     * @throws IllegalArgumentException where the channel is none of the plugin's, or a text is blank
     */
    boolean undeliverable(String plugin, String channel, String address, String reason);
}
