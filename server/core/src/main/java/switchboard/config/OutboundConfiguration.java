package switchboard.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the server may connect to.
 *
 * @param allowedAddresses addresses and CIDR blocks that webhooks and plugins may reach although they are not public
 */
public record OutboundConfiguration(List<String> allowedAddresses) {

    private static final Pattern NETWORK = Pattern.compile("[0-9A-Fa-f:.]+(/[0-9]{1,3})?");

    static final List<ConfigurationKey> KEYS = List.of(ConfigurationKey.of(
            "outbound.allowed-addresses",
            "",
            "Comma-separated addresses or CIDR blocks of this network that webhooks and plugins may connect to."));

    public OutboundConfiguration {
        allowedAddresses = List.copyOf(allowedAddresses);
        for (String address : allowedAddresses) {
            if (!NETWORK.matcher(address).matches()) {
                throw new IllegalArgumentException(
                        "outbound.allowed-addresses must be addresses or CIDR blocks, but has \"" + address + "\"");
            }
        }
    }

    static OutboundConfiguration from(ConfigurationValues values) {
        return new OutboundConfiguration(values.list("outbound.allowed-addresses"));
    }
}
