package switchboard.http.outbound;

import java.net.IDN;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;

/** The hosts of a plugin's manifest. */
final class PermittedHosts {

    private final List<String> hosts;

    PermittedHosts(Collection<String> hosts) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * The address in plain form, if it is one and may be called.
     *
     * @throws InvalidInputException where it is no address of HTTP
     * @throws ForbiddenException {@code outbound.host_not_permitted}
     */
    Destination require(URI address) {
        Destination destination = parse(address);
        if (hosts.stream().noneMatch(host -> covers(host, destination))) {
            throw new ForbiddenException(
                    "outbound.host_not_permitted",
                    "The host " + destination.host() + " is not one of the permitted hosts.");
        }
        return destination;
    }

    private static boolean covers(String host, Destination destination) {
        int colon = host.startsWith("[") ? host.indexOf("]:") + 1 : host.lastIndexOf(':');
        boolean withPort = colon > 0;
        if (withPort && !host.substring(colon + 1).equals(Integer.toString(destination.port()))) {
            return false;
        }
        String name = withPort ? host.substring(0, colon) : host;
        boolean usualPort = destination.port() == 443 || destination.port() == 80;
        if (!withPort && !usualPort) {
            return false;
        }
        return name.startsWith("*.")
                ? destination.host().endsWith(name.substring(1))
                        && destination.host().length() > name.length() - 1
                : destination.host().equals(name);
    }

    private static Destination parse(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        String host = address.getHost();
        if ((!secure && !scheme.equals("http")) || host == null || address.getRawUserInfo() != null) {
            throw new InvalidInputException("address", "format", "address must be an http or https address of a host.");
        }
        int port = address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return new Destination(secure, plain(host), port, path + query);
    }

    private static String plain(String host) {
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return bare.startsWith("[")
                ? bare.toLowerCase(Locale.ROOT)
                : IDN.toASCII(bare).toLowerCase(Locale.ROOT);
    }

    /** @param target path and query as they go over the wire */
    record Destination(boolean secure, String host, int port, String target) {

        String authority() {
            return port == (secure ? 443 : 80) ? host : host + ":" + port;
        }
    }
}
