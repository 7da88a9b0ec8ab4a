package switchboard.http.outbound;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;
import switchboard.api.http.OutboundHttp;

/** The way out, shared by all plugins; each gets a client for its own hosts. */
public final class OutboundNetwork implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HostResolver resolver;
    private final AddressGuard guard;
    private final SSLSocketFactory secure;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

    /** @param allowed addresses and CIDR blocks that may be reached although they are not public */
    public OutboundNetwork(HostResolver resolver, Collection<String> allowed, SSLSocketFactory secure) {
        this.resolver = resolver;
        this.guard = new AddressGuard(allowed);
        this.secure = secure;
    }

    /** As the system resolves and trusts. */
    public static OutboundNetwork system(Collection<String> allowed) {
        return new OutboundNetwork(HostResolver.system(), allowed, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /**
     * A client that reaches these hosts only.
     *
     * @param hosts such as {@code api.example.org}, {@code api.example.org:8443} or {@code *.example.org}
     */
    public OutboundHttp to(Set<String> hosts) {
        return new OutboundClient(
                new PermittedHosts(hosts), new Connector(resolver, guard, secure, threads, CONNECT), deadlines);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        deadlines.shutdownNow();
    }
}
