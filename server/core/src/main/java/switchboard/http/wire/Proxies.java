package switchboard.http.wire;

import java.net.InetAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;
import switchboard.access.ClientAddress;
import switchboard.http.outbound.AddressRange;

/** Whose {@code X-Forwarded-For} is believed. A header of anyone else says nothing about where a request comes from. */
public final class Proxies {

    private static final String HEADER = "X-Forwarded-For";
    private static final int MOST_HOPS = 20;

    private final List<AddressRange> trusted;

    /** @param trusted addresses or CIDR blocks */
    public Proxies(List<String> trusted) {
        this.trusted = trusted.stream().map(AddressRange::of).toList();
    }

    /** Where the request comes from: the peer, or what the trusted proxies before us say. */
    ClientAddress clientOf(String peer, HttpFields headers) {
        InetAddress client = parse(peer);
        if (client == null) {
            return ClientAddress.UNKNOWN;
        }
        List<String> hops = trusted.isEmpty() ? List.of() : headers.getCSV(HEADER, false);
        for (int index = hops.size() - 1; index >= Math.max(0, hops.size() - MOST_HOPS) && isTrusted(client); index--) {
            InetAddress hop = parse(hops.get(index));
            if (hop == null) {
                break;
            }
            client = hop;
        }
        return new ClientAddress(client.getHostAddress());
    }

    /** Whether the request was made on this machine, and not handed on by a proxy on it. */
    static boolean isLocal(String peer, HttpFields headers) {
        InetAddress address = parse(peer);
        return address != null
                && address.isLoopbackAddress()
                && !headers.contains(HEADER)
                && !headers.contains("Forwarded");
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static @Nullable InetAddress parse(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
