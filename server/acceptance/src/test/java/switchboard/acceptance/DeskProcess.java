package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import switchboard.testkit.Client;

/** The desk as a process of its own with the embedded database, started as a person starts it, and killed as a machine does. */
final class DeskProcess implements AutoCloseable {

    static final String PASSWORD = "an administrator's secret 1";

    private final Path data;
    private final int port;
    private final Process process;

    private DeskProcess(Path data, int port, Process process) {
        this.data = data;
        this.port = port;
        this.process = process;
    }

    static DeskProcess start(Path data) throws IOException {
        return start(data, Map.of());
    }

    static DeskProcess start(Path data, Map<String, String> environment) throws IOException {
        return start(data, data, environment);
    }

    /** Started in a folder, whose {@code data} it is told of by that name alone, as the README does it. */
    static DeskProcess startIn(Path folder, Map<String, String> environment) throws IOException {
        Path data = folder.resolve("data");
        return start(data, folder.relativize(data), environment);
    }

    /** @param named the data folder as the command names it, seen from the folder above it */
    private static DeskProcess start(Path data, Path named, Map<String, String> environment) throws IOException {
        int port = freePort();
        Files.createDirectories(data);
        ProcessBuilder builder = new ProcessBuilder(
                        Distribution.launcher().toString(), "run", "--port", "" + port, "--data", named.toString())
                .directory(data.toAbsolutePath().getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()));
        builder.environment().put("SWITCHBOARD_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("SWITCHBOARD_JAVA_HOME", System.getProperty("java.home"));
        // It lives for a minute or two: the best compiled code would come too late.
        builder.environment().put("SWITCHBOARD_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment().putAll(environment);
        DeskProcess desk = new DeskProcess(data, port, builder.start());
        desk.awaitReady();
        return desk;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path log(Path data) {
        return data.resolve("server.log");
    }

    private void awaitReady() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address().resolve("/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        assertThat(process.isAlive())
                                .as(() -> "the server ended: " + log())
                                .isTrue();
                        try {
                            return http.send(request, HttpResponse.BodyHandlers.discarding())
                                            .statusCode()
                                    == 200;
                        } catch (IOException notYet) {
                            return false;
                        }
                    });
        }
    }

    private String log() {
        try {
            List<String> lines = Files.readAllLines(log(data));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException unreadable) {
            return "no log: " + unreadable;
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Client administrator() {
        Client nobody = Client.to(address());
        return nobody.as(nobody.post("/auth/tokens", Map.of("username", "admin", "password", PASSWORD))
                .expect(201)
                .field("token"));
    }

    /** Ends the JVM as a power cut would; its database goes on. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Waits for a JVM that ends by itself; its exit code. */
    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as(() -> "the server goes on: " + log())
                .isTrue();
        return process.exitValue();
    }

    /** Ends JVM and database. */
    void killWithDatabase() throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        assertThat(children).as("the database is a child of the server").isNotEmpty();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        children.forEach(
                child -> Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !child.isAlive()));
    }

    /** Stops it as an operator does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The server did not stop within a minute:\n" + log());
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
