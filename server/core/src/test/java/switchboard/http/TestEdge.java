package switchboard.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.json.Json;

/** The real edge on a free port, with a sample resource, callers by token, and mounts that a test sets. */
final class TestEdge implements AutoCloseable {

    final SampleResource sample = new SampleResource();
    final TestMounts mounts = new TestMounts();
    final Map<String, Caller> callers = new ConcurrentHashMap<>();
    final Metrics metrics = new Metrics();
    final JerseyApplication core;
    final HttpServer server;
    final HttpClient client;
    volatile Optional<String> unready = Optional.empty();

    TestEdge() {
        this(HttpLimits.local(), Idempotency.off(), OpenPages.NONE);
    }

    TestEdge(HttpLimits limits) {
        this(limits, Idempotency.off(), OpenPages.NONE);
    }

    TestEdge(HttpLimits limits, Idempotency idempotency, OpenPages pages) {
        callers.put(
                "agent", TestCaller.with("agent", "ticket:read", "ticket:create", "ticket:change", "ticket:import"));
        callers.put("other", TestCaller.with("other", "ticket:create", "ticket:read"));
        callers.put("weak", TestCaller.with("weak"));
        core = JerseyApplication.of("", List.of(sample));
        java.util.random.RandomGenerator random = new java.util.Random(1);
        server = new HttpServer(
                limits,
                new EdgeParts(
                        this::authenticate,
                        core,
                        mounts,
                        this::requireParent,
                        idempotency,
                        pages,
                        () -> unready,
                        metrics,
                        random));
        server.start();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private Caller authenticate(String token) {
        if (token == null) {
            return TestCaller.NOBODY;
        }
        Caller caller = callers.get(token);
        if (caller == null) {
            throw new ServiceDeskException(Refusal.UNAUTHENTICATED, "auth.bad_token", "The token is not known.");
        }
        return caller;
    }

    private void requireParent(Caller caller, String parent, String id, boolean writes) {
        if (!id.equals("known")) {
            throw new NotFoundException("ticket.not_found", "There is no such ticket.");
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer agent");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String mediaType, String body) throws Exception {
        return send(request(path).header("Content-Type", mediaType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static Map<String, Object> json(HttpResponse<String> response) {
        return Json.parseObject(response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
        sample.release.countDown();
        server.stop(Duration.ofSeconds(2));
        core.close();
        metrics.close();
    }
}
