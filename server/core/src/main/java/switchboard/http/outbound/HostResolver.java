package switchboard.http.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface HostResolver {

    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** As the system does. */
    static HostResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
