package switchboard.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/** Speaks to the desk as any client does. */
final class DemoClient {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int CREATED = 201;
    private static final int REFUSED = 400;

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(LONGEST)
            .build();

    DemoClient(URI address) {
        this.address = address;
    }

    /** A token; empty where that is not the password. */
    Optional<String> signIn(String username, String password) {
        HttpResponse<String> answer =
                send("POST", "", "/auth/tokens", Json.write(Map.of("username", username, "password", password)));
        return answer.statusCode() == CREATED
                ? Optional.of(String.valueOf(Json.parseObject(answer.body()).get("token")))
                : Optional.empty();
    }

    void signOut(String token) {
        send("DELETE", token, "/auth/tokens/current", "");
    }

    Map<String, @Nullable Object> create(String token, String path, Map<String, @Nullable Object> body) {
        return accepted("POST", token, path, Json.write(body));
    }

    void change(String token, String path, Map<String, @Nullable Object> body) {
        accepted("PATCH", token, path, Json.write(body));
    }

    Map<String, @Nullable Object> read(String token, String path) {
        return accepted("GET", token, path, "");
    }

    int status(String token, String path) {
        return send("GET", token, path, "").statusCode();
    }

    private Map<String, @Nullable Object> accepted(String method, String token, String path, String body) {
        HttpResponse<String> answer = send(method, token, path, body);
        if (answer.statusCode() >= REFUSED) {
            throw new IllegalStateException(
                    "The demo's " + method + " " + path + " " + body + " was refused: " + answer.body());
        }
        return Json.parseObject(answer.body());
    }

    private HttpResponse<String> send(String method, String token, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/api/v1" + path))
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
