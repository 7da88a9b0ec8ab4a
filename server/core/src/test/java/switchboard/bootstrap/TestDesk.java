package switchboard.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import switchboard.config.Configuration;
import switchboard.json.Json;
import switchboard.persistence.TestDatabase;

/** The whole core without plugins, on a schema of its own, for tests of resources over HTTP. */
public final class TestDesk implements AutoCloseable {

    private static final String PASSWORD = "an administrator's secret 1";

    private final TestDatabase database = TestDatabase.createEmpty();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Configuration configuration;
    private final Desk desk;

    private TestDesk(Map<String, String> more) {
        Map<String, String> options = new HashMap<>(Map.of(
                "http.port",
                "0",
                "data.folder",
                folder().toString(),
                "database.url",
                database.url().toString(),
                "database.user",
                database.user(),
                "database.password",
                database.password().reveal(),
                "security.admin-password",
                PASSWORD,
                "security.argon2.memory",
                "8MiB",
                "security.argon2.iterations",
                "1",
                "plugins.initial",
                "none"));
        options.putAll(more);
        configuration = Configuration.of(options);
        desk = Desk.open(configuration);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "desks")), "desk-")
                    .toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static TestDesk start() {
        return new TestDesk(Map.of());
    }

    /** With further keys of the configuration. */
    public static TestDesk start(Map<String, String> options) {
        return new TestDesk(options);
    }

    public TestDatabase database() {
        return database;
    }

    /** The configuration it runs with. */
    public Configuration configuration() {
        return configuration;
    }

    public URI address() {
        return desk.address();
    }

    /** A token of the administrator. */
    public String administrator() {
        return signIn("admin", PASSWORD);
    }

    public String signIn(String username, String password) {
        HttpResponse<String> answer = send(
                "POST",
                "/auth/tokens",
                "",
                "application/json",
                Json.write(Map.of("username", username, "password", password)));
        Assertions.assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return String.valueOf(Json.parseObject(answer.body()).get("token"));
    }

    /** Sends a request; {@code path} is relative to {@code /api/v1}, an empty token or media type sends no header. */
    public HttpResponse<String> send(String method, String path, String token, String mediaType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve("/api/v1" + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!mediaType.isEmpty()) {
            request.header("Content-Type", mediaType);
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

    @Override
    public void close() {
        desk.close();
        http.close();
        database.close();
    }
}
