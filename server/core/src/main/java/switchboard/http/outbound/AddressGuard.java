package switchboard.http.outbound;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: those of the public internet, and what the administrator allows besides. What is
 * embedded in IPv6 (mapped, compatible, 6to4, Teredo, NAT64) is never public, for it may lead anywhere.
 */
public final class AddressGuard {

    private static final List<AddressRange> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(AddressRange::of)
            .toList();

    private final List<AddressRange> allowed;

    /** @param allowed addresses and CIDR blocks that may be reached although they are not public */
    public AddressGuard(Collection<String> allowed) {
        this.allowed = allowed.stream().map(AddressRange::of).toList();
    }

    public boolean permits(InetAddress address) {
        return contains(allowed, address) || !contains(NOT_PUBLIC, address);
    }

    private static boolean contains(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
