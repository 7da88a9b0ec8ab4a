package switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over the wire when clients misbehave: the answer is a problem document, and it arrives. */
class WireTest {

    private static final String HOST = "Host: desk\r\n";
    private static final String AGENT = "Authorization: Bearer agent\r\n";
    private static TestEdge edge;

    @BeforeAll
    static void start() {
        edge = new TestEdge();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("GET /api/v1/tickets?q=%zz HTTP/1.1\r\n" + HOST + "\r\n", 400, "request."),
                Arguments.of("GET /api/v1/../secret HTTP/1.1\r\n" + HOST + "\r\n", 400, "request."),
                Arguments.of("GET /api/v1/a%2fb HTTP/1.1\r\n" + HOST + "\r\n", 400, "request."),
                Arguments.of("GET /api/v1//tickets HTTP/1.1\r\n" + HOST + "\r\n", 400, "request."),
                Arguments.of("GET /api/v1/%ff HTTP/1.1\r\n" + HOST + "\r\n", 400, "request."),
                Arguments.of("GET /api/v1/tickets;x=y HTTP/1.1\r\n" + HOST + "\r\n", 400, "request."),
                Arguments.of("GET nowhere HTTP/1.1\r\n" + HOST + "\r\n", 400, "request."),
                Arguments.of("GET / HTTP/1.1\r\n\r\n", 400, "request."),
                Arguments.of("GET / HTTP/7.1\r\n" + HOST + "\r\n", 505, "request.unsupported_version"),
                Arguments.of("nonsense\r\n\r\n", 400, "request."),
                Arguments.of("GET / HTTP/1.1\r\n" + HOST + "Bad Header: x\r\n\r\n", 400, "request."),
                Arguments.of("POST /api/v1/tickets HTTP/1.1\r\n" + HOST + "Content-Length: x\r\n\r\n", 400, "request."),
                Arguments.of(
                        "GET /?" + "x".repeat(40_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414, "request.uri_too_long"),
                Arguments.of(
                        "GET /?" + "x".repeat(400_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414, "request.uri_too_long"),
                Arguments.of(
                        "GET / HTTP/1.1\r\n" + HOST + "X-Big: " + "x".repeat(40_000) + "\r\n\r\n",
                        431,
                        "request.headers_too_large"),
                Arguments.of(
                        "GET / HTTP/1.1\r\n" + HOST + "X-Big: " + "x".repeat(3_000_000) + "\r\n\r\n",
                        431,
                        "request.headers_too_large"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedRequestsGetAProblemThatArrives(String request, int status, String code) throws IOException {
        try (Wire wire = new Wire(edge)) {
            wire.send(request);
            String answer = wire.readAnswer();
            assertThat(answer).startsWith("HTTP/1.1 " + status);
            assertThat(answer)
                    .contains("application/problem+json")
                    .contains("\"code\":\"" + code)
                    .contains("\"traceId\":\"")
                    .doesNotContain("Jetty");
        }
    }

    @Test
    void announcedTooLargeBodyIsRefusedAtOnceAndTheAnswerArrives() throws IOException {
        try (Wire wire = new Wire(edge)) {
            wire.send("POST /api/v1/tickets HTTP/1.1\r\n" + HOST + AGENT
                    + "Content-Type: application/json\r\nContent-Length: 50000000\r\n\r\n");
            byte[] piece = new byte[1_000_000];
            for (int sent = 0; sent < 50; sent++) {
                wire.send(piece);
            }
            String answer = wire.readAnswer();
            assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"request.too_large\"");
            // The body was read away, so that the connection can go on.
            wire.send("GET /health/live HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(wire.readAnswer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void tooLargeChunkedBodyIsRefusedWhileStreaming() throws IOException {
        try (Wire wire = new Wire(edge)) {
            wire.send("POST /api/v1/tickets HTTP/1.1\r\n" + HOST + AGENT
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            byte[] piece = new byte[100_000];
            for (int sent = 0; sent < 50; sent++) {
                wire.send(Integer.toHexString(piece.length) + "\r\n")
                        .send(piece)
                        .send("\r\n");
            }
            wire.send("0\r\n\r\n");
            assertThat(wire.readAnswer()).startsWith("HTTP/1.1 413").contains("request.too_large");
        }
    }

    @Test
    void answersEarlyWithoutReadingTheBodyAndGoesOn() throws IOException {
        try (Wire wire = new Wire(edge)) {
            wire.send("POST /api/v1/none HTTP/1.1\r\n" + HOST + AGENT
                    + "Content-Type: application/octet-stream\r\nContent-Length: 5000000\r\n\r\n");
            wire.send(new byte[1_000_000]);
            assertThat(wire.readAnswer()).startsWith("HTTP/1.1 404");
            wire.send(new byte[4_000_000]);
            wire.send("GET /health/live HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(wire.readAnswer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void javaClientReadsThe413() throws Exception {
        HttpResponse<String> answer = edge.send(edge.request("/api/v1/tickets")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[20_000_000])));
        EdgeTest.assertProblem(answer, 413, "request.too_large");
    }

    @Test
    void readsLargeRawBodies() throws Exception {
        HttpResponse<String> answer = edge.send(edge.request("/api/v1/tickets/raw")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(new byte[20_000_000])));
        assertThat(answer.body()).isEqualTo("{\"size\":20000000}");
        HttpResponse<String> tooLarge = edge.send(edge.request("/api/v1/tickets/raw")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(new byte[27_000_000])));
        EdgeTest.assertProblem(tooLarge, 413, "request.too_large");
    }

    @Test
    void expectContinueIsAnsweredFinallyWhereTheBodyIsNotWanted() throws IOException {
        try (Wire wire = new Wire(edge)) {
            wire.send("POST /api/v1/tickets HTTP/1.1\r\n" + HOST
                    + "Expect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n");
            assertThat(wire.readAnswer()).startsWith("HTTP/1.1 401");
        }
        try (Wire wire = new Wire(edge)) {
            wire.send("POST /api/v1/tickets HTTP/1.1\r\n" + HOST + AGENT
                    + "Expect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n");
            assertThat(wire.readAnswer()).startsWith("HTTP/1.1 100");
            wire.send("{\"title\":\"x\"}");
            assertThat(wire.readAnswer()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void slowBodyIsWaitedFor() throws Exception {
        try (Wire wire = new Wire(edge)) {
            wire.send("POST /api/v1/tickets HTTP/1.1\r\n" + HOST + AGENT
                    + "Content-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"ti");
            assertThat(edge.get("/health/live").statusCode()).isEqualTo(200);
            wire.send("tle\":\"x\"}");
            assertThat(wire.readAnswer()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void queriesMayHoldCharactersThatShouldBeEncoded() throws IOException {
        try (Wire wire = new Wire(edge)) {
            wire.send("GET /api/v1/tickets?limit=1&q={a|b}^`<> HTTP/1.1\r\n" + HOST + AGENT + "\r\n");
            assertThat(wire.readAnswer()).startsWith("HTTP/1.1 200").contains("{a|b}^`<>");
        }
    }
}
