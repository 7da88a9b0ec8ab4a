package switchboard.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server: HTTP/1.1 and h2c on one port, every request on a virtual thread. Stopping is graceful: not ready, no new
 * connections, streams ended, requests under way finished within a bound, then down.
 */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final long SWEEP_MILLIS = 500;
    private static final int PARSED_AT_MOST = 256 * 1024;
    private static final int THREADS = 32;
    private static final int VIRTUAL_THREADS_BESIDES = 500;
    /** Long enough for a short halt, such as a collection of garbage; who is let wait longer comes again meanwhile. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final HttpLimits limits;
    private final Server server;
    private final ServerConnector connector;
    private final Visits visits;
    private final Edge edge;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("http-sweeper").factory());
    private volatile int port;
    private volatile boolean stopping;

    public HttpServer(HttpLimits limits, EdgeParts parts) {
        this.limits = limits;
        Gate gate = new Gate(limits.requests(), limits.streams(), WAIT);
        this.server = new Server(pool(gate));
        this.connector = connector(server, limits);
        this.visits = new Visits(gate, parts.metrics(), threads);
        OpenEndpoints open = new OpenEndpoints(
                parts.readiness(), () -> stopping, parts.metrics(), parts.pages(), limits.metricsOpen());
        this.edge = new Edge(limits, parts, open, visits);
        server.addConnector(connector);
        server.setHandler(edge);
        server.setErrorHandler(new ErrorProblems());
        parts.metrics().gauge("http.requests.active", "Requests worked on", gate::requestsUnderWay);
        parts.metrics().gauge("http.requests.waiting", "Requests that wait for a place", gate::requestsWaiting);
        parts.metrics().gauge("http.streams.active", "Answers streamed", gate::streamsUnderWay);
    }

    private static QueuedThreadPool pool(Gate gate) {
        QueuedThreadPool pool = new QueuedThreadPool(THREADS, 4);
        pool.setName("http");
        // The gate refuses what is too much; the pool must be wide enough that it always gets to do so.
        VirtualThreadPool virtual = new VirtualThreadPool(gate.most() + VIRTUAL_THREADS_BESIDES);
        virtual.setName("request-");
        pool.setVirtualThreadsExecutor(virtual);
        return pool;
    }

    private static ServerConnector connector(Server server, HttpLimits limits) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        // The edge's own limits are lower; up to here the answer still reaches whoever sends too much.
        configuration.setRequestHeaderSize(PARSED_AT_MOST);
        // Addresses are checked by the edge (Target), which reads the body away before it refuses, so that the client
        // gets
        // to read the answer; the parser would hang up at once.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setIdleTimeout(limits.idleTimeout().toMillis());
        ServerConnector connector = new ServerConnector(
                server,
                1,
                1,
                new HttpConnectionFactory(configuration),
                new HTTP2CServerConnectionFactory(configuration));
        connector.setHost(limits.host());
        connector.setPort(limits.port());
        connector.setIdleTimeout(limits.idleTimeout().toMillis());
        connector.setAcceptQueueSize(1024);
        return connector;
    }

    /**
     * Binds the port and serves.
     *
     * @throws HttpStartException where it cannot, for example because the port is taken
     */
    public void start() {
        try {
            server.start();
            port = connector.getLocalPort();
        } catch (Exception failed) {
            stop(Duration.ZERO);
            throw new HttpStartException(
                    "The HTTP server cannot listen on " + limits.host() + ":" + limits.port() + ": "
                            + failed.getMessage(),
                    failed);
        }
        Future<?> unused =
                sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            visits.giveUpOverdue();
        } catch (RuntimeException failure) {
            LOG.error("Looking for overdue requests failed", failure);
        }
    }

    /** Where it really listens, once it has started. */
    public InetSocketAddress address() {
        return new InetSocketAddress(limits.host(), port);
    }

    /** First segments under /api/v1 that belong to the core; no plugin may mount them. */
    public Set<String> reservedMounts() {
        return edge.coreRoots();
    }

    /** Stops gracefully; requests under way get so long to finish. Later calls do nothing. */
    public synchronized void stop(Duration drain) {
        if (stopping) {
            return;
        }
        stopping = true;
        Future<Void> unused = connector.shutdown();
        connector.close();
        visits.endStreams();
        awaitEmpty(drain);
        try {
            server.stop();
        } catch (Exception failure) {
            LOG.warn("The HTTP server did not stop cleanly", failure);
        }
        server.destroy();
        sweeper.shutdownNow();
        threads.shutdownNow();
    }

    private void awaitEmpty(Duration drain) {
        long deadline = System.nanoTime() + drain.toNanos();
        try {
            while (!visits.isEmpty() && System.nanoTime() - deadline < 0) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!visits.isEmpty()) {
            LOG.warn("Requests were still under way after {}; they are broken off", drain);
        }
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(10));
    }
}
