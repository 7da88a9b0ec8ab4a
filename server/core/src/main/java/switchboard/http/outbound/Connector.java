package switchboard.http.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import switchboard.api.error.ForbiddenException;

/**
 * Resolves once, checks, and connects to exactly what was checked: no second look-up, whose answer could be another. The
 * name is used for the certificate and the Host header only.
 */
final class Connector {

    private final HostResolver resolver;
    private final AddressGuard guard;
    private final SSLSocketFactory secure;
    private final ExecutorService threads;
    private final Duration limit;

    Connector(
            HostResolver resolver,
            AddressGuard guard,
            SSLSocketFactory secure,
            ExecutorService threads,
            Duration limit) {
        this.resolver = resolver;
        this.guard = guard;
        this.secure = secure;
        this.threads = threads;
        this.limit = limit;
    }

    /** @throws ForbiddenException {@code outbound.address_not_permitted} where any of its addresses is not permitted */
    Socket connect(PermittedHosts.Destination destination) throws IOException, InterruptedException {
        List<InetAddress> addresses = resolve(destination.host());
        for (InetAddress address : addresses) {
            if (!guard.permits(address)) {
                throw new ForbiddenException(
                        "outbound.address_not_permitted",
                        "The host " + destination.host() + " leads to an address that may not be reached.");
            }
        }
        IOException last = new UnknownHostException(destination.host());
        for (InetAddress address : addresses.subList(0, Math.min(3, addresses.size()))) {
            try {
                return open(address, destination);
            } catch (IOException unreachable) {
                last = unreachable;
            }
        }
        throw last;
    }

    /** The system's look-up knows no time-out of its own. */
    private List<InetAddress> resolve(String host) throws IOException, InterruptedException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        Future<List<InetAddress>> found = threads.submit(() -> resolver.resolve(name));
        try {
            return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            found.cancel(true);
            throw new IOException("The host " + host + " was not resolved in time", late);
        } catch (ExecutionException failed) {
            throw new IOException("The host " + host + " is not known", failed.getCause());
        }
    }

    private Socket open(InetAddress address, PermittedHosts.Destination destination) throws IOException {
        Socket socket = new Socket(java.net.Proxy.NO_PROXY);
        try {
            socket.connect(new InetSocketAddress(address, destination.port()), (int) limit.toMillis());
            socket.setTcpNoDelay(true);
            return destination.secure() ? secured(socket, destination) : socket;
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private Socket secured(Socket plain, PermittedHosts.Destination destination) throws IOException {
        plain.setSoTimeout((int) limit.toMillis());
        SSLSocket socket = (SSLSocket) secure.createSocket(plain, destination.host(), destination.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        socket.setSoTimeout(0);
        return socket;
    }
}
