package switchboard.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import switchboard.json.Json;

/**
 * Somebody outside to whom the desk sends things: remembers each request in the order of arrival and answers 204. It is no
 * part of the desk's process, so that it goes on when that one dies.
 */
final class OutsideReceiver implements AutoCloseable {

    static final String WEBHOOK = "/webhook";
    static final String MESSAGE = "/message";
    static final String SECRET = "a secret of those outside";

    /** What the desk may be configured to reach. */
    static final String ADDRESS = "127.0.0.1";

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger life = new AtomicInteger();
    private final HttpServer server;
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

    /**
     * One request.
     *
     * @param life in which life of the desk it came, counted from 0
     * @param held whether it got no answer before {@link #letGo}
     */
    record Received(int life, boolean held, String path, Headers headers, String body) {

        String header(String name) {
            return headers.getFirst(name);
        }

        /** What a webhook brings. */
        JsonNode event() {
            try {
                return Json.mapper().readTree(body);
            } catch (IOException notJson) {
                throw new AssertionError("No event: " + body, notJson);
            }
        }

        /** Whether whoever knows the secret has sent it. */
        boolean isSigned() {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                byte[] digest =
                        mac.doFinal((header("Switchboard-Timestamp") + "." + body).getBytes(StandardCharsets.UTF_8));
                return header("Switchboard-Signature")
                        .equals("sha256=" + HexFormat.of().formatHex(digest));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    OutsideReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(ADDRESS, 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            CountDownLatch gate = gates.get(path);
            received.add(new Received(life.get(), gate != null, path, exchange.getRequestHeaders(), body));
            if (gate != null) {
                gate.await();
            }
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** With the port, as a plugin's manifest names it. */
    String host() {
        return ADDRESS + ":" + server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + host() + path;
    }

    /** Everything that has come to a path so far, in the order of arrival. */
    List<Received> at(String path) {
        return received.stream().filter(each -> each.path().equals(path)).toList();
    }

    /** From now on nobody is answered at a path. */
    void hold(String path) {
        gates.put(path, new CountDownLatch(1));
    }

    /** How many wait for an answer at a path in this life. */
    long held(String path) {
        return inThisLife(path).stream().filter(Received::held).count();
    }

    /** What has come to a path since the desk was started last. */
    List<Received> inThisLife(String path) {
        return at(path).stream().filter(each -> each.life() == life.get()).toList();
    }

    /** Answers whoever waits, and everybody from now on. */
    void letGo() {
        List<CountDownLatch> closed = List.copyOf(gates.values());
        gates.clear();
        closed.forEach(CountDownLatch::countDown);
    }

    /** The desk that sent what has come so far is dead. */
    void nextLife() {
        life.incrementAndGet();
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
    }
}
