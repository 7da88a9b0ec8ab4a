package switchboard.http.wire;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;
import switchboard.access.ClientAddress;

/** Whose {@code X-Forwarded-For} is believed. A header of anyone else says nothing about where a request comes from. */
public final class Proxies {

    private static final String HEADER = "X-Forwarded-For";
    private static final int MOST_HOPS = 20;

    private final List<Network> trusted;

    /** @param trusted addresses or CIDR blocks */
    public Proxies(List<String> trusted) {
        this.trusted = trusted.stream().map(Network::of).toList();
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
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static @Nullable InetAddress parse(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private record Network(byte[] address, int bits) {

        private static Network of(String text) {
            int slash = text.indexOf('/');
            byte[] address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
            int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits > address.length * 8) {
                throw new IllegalArgumentException("No network: " + text);
            }
            return new Network(address, bits);
        }

        private boolean contains(InetAddress other) {
            byte[] candidate = other.getAddress();
            int whole = bits / 8;
            if (candidate.length != address.length || !Arrays.equals(candidate, 0, whole, address, 0, whole)) {
                return false;
            }
            int mask = 0xFF00 >> bits % 8 & 0xFF;
            return bits % 8 == 0 || (candidate[whole] & mask) == (address[whole] & mask);
        }
    }
}
