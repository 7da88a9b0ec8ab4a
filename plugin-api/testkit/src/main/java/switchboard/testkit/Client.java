package switchboard.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import switchboard.json.Json;

/** Talks to the desk over HTTP as one person. Safe for use by several threads. */
public final class Client {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI base;
    private final String token;
    private final Map<String, String> headers;

    Client(HttpClient http, URI base, String token, Map<String, String> headers) {
        this.http = http;
        this.base = base;
        this.token = token;
        this.headers = Map.copyOf(headers);
    }

    /** Nobody yet, at the server with this address. */
    public static Client to(URI server) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return new Client(http, server, "", Map.of());
    }

    /** The same person, with one more header on every request. */
    public Client with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Client(http, base, token, more);
    }

    /** The same server, with another token; an empty one for nobody. */
    public Client as(String otherToken) {
        return new Client(http, base, otherToken, headers);
    }

    public String token() {
        return token;
    }

    /** @param path from {@code /api/v1} on, such as {@code /tickets?open=true}, already encoded */
    public Answer get(String path) {
        return send("GET", path, "", new byte[0]);
    }

    public Answer post(String path, Map<String, ?> body) {
        return send("POST", path, "application/json", Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    /** A POST without a body. */
    public Answer post(String path) {
        return send("POST", path, "", new byte[0]);
    }

    public Answer patch(String path, Map<String, ?> body) {
        return send(
                "PATCH", path, "application/merge-patch+json", Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    public Answer delete(String path) {
        return send("DELETE", path, "", new byte[0]);
    }

    /** An import: one JSON object a line. */
    public Answer importLines(String path, String lines) {
        return send("POST", path, "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
    }

    /** Anything else; an empty media type sends no Content-Type. A path that does not begin with /api or / is refused. */
    public Answer send(String method, String path, String mediaType, byte[] body) {
        URI address = base.resolve(path.startsWith("/api/") || isOutsideTheApi(path) ? path : "/api/v1" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!mediaType.isEmpty()) {
            request.header("Content-Type", mediaType);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
        } catch (IOException failure) {
            throw new AssertionError(method + " " + path + " got no answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path + " was interrupted", interrupted);
        }
    }

    /** Text made safe for a query parameter. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean isOutsideTheApi(String path) {
        return path.startsWith("/health/") || path.equals("/metrics");
    }
}
