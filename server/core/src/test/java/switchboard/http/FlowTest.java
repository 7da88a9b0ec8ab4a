package switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import switchboard.api.error.UnavailableException;

/** Requests that take their time: streams, deadlines, abandoned exchanges, overload, stopping. */
class FlowTest {

    private static final String HEAD = "Host: desk\r\nAuthorization: Bearer agent\r\n";

    private static CompletableFuture<HttpResponse<String>> later(TestEdge edge, String path) {
        return edge.client.sendAsync(edge.request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void streamedEventsArriveAsTheyAreWritten() throws Exception {
        try (TestEdge edge = new TestEdge();
                Wire wire = new Wire(edge)) {
            wire.send("GET /api/v1/tickets/stream HTTP/1.1\r\n" + HEAD + "\r\n");
            String head = wire.readAnswer();
            assertThat(head).contains("text/event-stream").contains("chunked");
            List<String> lines = new ArrayList<>();
            while (lines.size() < 3) {
                String line = wire.readLine().strip();
                if (line.startsWith("data:")) {
                    lines.add(line);
                }
            }
            assertThat(lines).containsExactly("data: 0", "data: 1", "data: 2");
        }
    }

    @Test
    void clientThatGoesAwayEndsTheStream() throws Exception {
        try (TestEdge edge = new TestEdge()) {
            try (Wire wire = new Wire(edge)) {
                wire.send("GET /api/v1/tickets/stream HTTP/1.1\r\n" + HEAD + "\r\n");
                wire.readAnswer();
                wire.reset();
            }
            assertThat(edge.sample.ended.await(10, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> edge.metrics.scrape().contains("http_streams_active 0.0"));
        }
    }

    @Test
    void clientThatGoesAwayEndsTheReading() throws Exception {
        try (TestEdge edge = new TestEdge()) {
            try (Wire wire = new Wire(edge)) {
                wire.send("POST /api/v1/tickets/raw HTTP/1.1\r\n" + HEAD
                        + "Content-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\nabc");
                wire.reset();
            }
            assertThat(edge.sample.ended.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(edge.sample.seen.get()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void streamThatFailsDoesNotLookComplete() throws Exception {
        try (TestEdge edge = new TestEdge();
                Wire wire = new Wire(edge)) {
            wire.send("GET /api/v1/tickets/broken-stream HTTP/1.1\r\n" + HEAD + "\r\n");
            assertThat(wire.readAll()).doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void overdueRequestIsGivenUpAndItsThreadWoken() throws Exception {
        HttpLimits limits = HttpLimits.local().withTimes(Duration.ofMillis(300), Duration.ofSeconds(30));
        try (TestEdge edge = new TestEdge(limits)) {
            HttpResponse<String> answer = edge.get("/api/v1/tickets/slow");
            EdgeTest.assertProblem(answer, 503, "server.timeout");
            assertThat(answer.headers().firstValue("retry-after")).contains("5");
            assertThat(edge.sample.ended.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(edge.sample.seen.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void beyondTheBoundRequestsAreRefusedButHealthIsNot() throws Exception {
        try (TestEdge edge = new TestEdge(HttpLimits.local().withPlaces(2, 1))) {
            List<CompletableFuture<HttpResponse<String>>> slow =
                    List.of(later(edge, "/api/v1/tickets/slow"), later(edge, "/api/v1/tickets/slow"));
            assertThat(edge.sample.entered.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
            HttpResponse<String> refused = edge.get("/api/v1/tickets");
            EdgeTest.assertProblem(refused, 503, "server.overloaded");
            assertThat(refused.headers().firstValue("retry-after")).contains("1");
            assertThat(edge.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(edge.get("/metrics").statusCode()).isEqualTo(200);
            edge.sample.release.countDown();
            for (CompletableFuture<HttpResponse<String>> one : slow) {
                assertThat(one.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
            assertThat(edge.get("/api/v1/tickets").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void streamsHoldNoPlaceButHaveABoundOfTheirOwn() throws Exception {
        try (TestEdge edge = new TestEdge(HttpLimits.local().withPlaces(1, 1));
                Wire wire = new Wire(edge)) {
            wire.send("GET /api/v1/tickets/stream HTTP/1.1\r\n" + HEAD + "\r\n");
            wire.readAnswer();
            assertThat(edge.get("/api/v1/tickets").statusCode()).isEqualTo(200);
            EdgeTest.assertProblem(edge.get("/api/v1/tickets/stream"), 503, "server.overloaded");
        }
    }

    @Test
    void abandonedExchangeAnswersForAThreadThatHangs() throws Exception {
        try (TestEdge edge = new TestEdge()) {
            HangingMount hanging = new HangingMount();
            edge.mounts.mounts.put("hanging", hanging);
            HttpResponse<String> answer = edge.get("/api/v1/hanging/slow");
            EdgeTest.assertProblem(answer, 503, "plugin.too_slow");
            hanging.let.countDown();
            assertThat(hanging.finished.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(hanging.failure.get()).isInstanceOf(IOException.class);
            assertThat(edge.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void abandonedReaderFailsAtOnceAndTheAnswerArrives() throws Exception {
        try (TestEdge edge = new TestEdge();
                Wire wire = new Wire(edge)) {
            ReadingMount reading = new ReadingMount();
            edge.mounts.mounts.put("reading", reading);
            wire.send("POST /api/v1/reading/x HTTP/1.1\r\n" + HEAD
                    + "Content-Type: application/octet-stream\r\nContent-Length: 100000\r\n\r\nabc");
            assertThat(wire.readAnswer()).startsWith("HTTP/1.1 503").contains("plugin.too_slow");
            assertThat(reading.finished.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(reading.failure.get()).isInstanceOf(IOException.class).hasMessageContaining("cut off");
        }
    }

    @Test
    void abandonedStreamBreaksOff() throws Exception {
        try (TestEdge edge = new TestEdge();
                Wire wire = new Wire(edge)) {
            StreamingMount streaming = new StreamingMount();
            edge.mounts.mounts.put("streaming", streaming);
            wire.send("GET /api/v1/streaming/x HTTP/1.1\r\n" + HEAD + "\r\n");
            String answer = wire.readAll();
            assertThat(answer).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
            assertThat(streaming.finished.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(streaming.failure.get()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void stopsGracefullyWithARequestUnderWay() throws Exception {
        try (TestEdge edge = new TestEdge();
                Wire stream = new Wire(edge);
                Wire kept = new Wire(edge)) {
            CompletableFuture<HttpResponse<String>> slow = later(edge, "/api/v1/tickets/slow");
            assertThat(edge.sample.entered.tryAcquire(1, 10, TimeUnit.SECONDS)).isTrue();
            stream.send("GET /api/v1/tickets/stream HTTP/1.1\r\n" + HEAD + "\r\n");
            stream.readAnswer();
            kept.send("GET /health/ready HTTP/1.1\r\n" + HEAD + "\r\n");
            assertThat(kept.readAnswer()).startsWith("HTTP/1.1 200");
            CompletableFuture<Void> stopping =
                    CompletableFuture.runAsync(() -> edge.server.stop(Duration.ofSeconds(10)));
            // The stream is ended at once, by breaking it off.
            assertThat(stream.readAll()).doesNotEndWith("0\r\n\r\n");
            assertThat(readinessOn(kept))
                    .satisfiesAnyOf(
                            told -> assertThat(told).startsWith("HTTP/1.1 503").contains("The server stops."),
                            told -> assertThat(told).isEmpty());
            assertThatThrownBy(() -> new Wire(edge).close()).isInstanceOf(IOException.class);
            assertThat(slow).isNotDone();
            assertThat(stopping).isNotDone();
            edge.sample.release.countDown();
            assertThat(slow.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            stopping.get(10, TimeUnit.SECONDS);
        }
    }

    /** A stopping server hangs up on idle connections: the answer, or nothing where that came first; never that it is ready. */
    private static String readinessOn(Wire kept) {
        try {
            kept.send("GET /health/ready HTTP/1.1\r\n" + HEAD + "\r\n");
            return kept.readAnswer();
        } catch (IOException hungUp) {
            return "";
        }
    }

    @Test
    void takenPortIsTold() {
        try (TestEdge edge = new TestEdge()) {
            HttpLimits same = HttpLimits.local().at(edge.server.address().getPort());
            assertThatThrownBy(() -> new TestEdge(same))
                    .isInstanceOf(HttpStartException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:");
        }
    }

    @Test
    void stopLeavesNoThreadBehind() throws Exception {
        TestEdge edge = new TestEdge();
        edge.get("/api/v1/tickets");
        edge.close();
        await().atMost(Duration.ofSeconds(5)).until(() -> threads().isEmpty());
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("http-") || name.startsWith("jersey"))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static UnavailableException tooSlow() {
        return new UnavailableException("plugin.too_slow", "The plugin took too long.", Duration.ofSeconds(1));
    }

    /** Serves on another thread that hangs, and abandons it as the plugin host does. */
    private static final class HangingMount implements MountedApplication {
        private final CountDownLatch let = new CountDownLatch(1);
        private final CountDownLatch finished = new CountDownLatch(1);
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        @Override
        public void serve(HttpExchange exchange) {
            Thread.ofPlatform().daemon().start(() -> answerLate(exchange));
            exchange.abandon(tooSlow());
        }

        private void answerLate(HttpExchange exchange) {
            try {
                let.await(10, TimeUnit.SECONDS);
                switchboard.http.wire.JettyExchange.of(exchange)
                        .respond(200, java.util.Map.of(), java.nio.ByteBuffer.wrap(new byte[10]));
            } catch (Exception expected) {
                failure.set(expected);
            }
            finished.countDown();
        }
    }

    private static final class ReadingMount implements MountedApplication {
        private final CountDownLatch finished = new CountDownLatch(1);
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        @Override
        public void serve(HttpExchange exchange) throws InterruptedException {
            CountDownLatch reading = new CountDownLatch(1);
            Thread.ofPlatform().daemon().start(() -> {
                try (var body = switchboard.http.wire.JettyExchange.of(exchange).body()) {
                    body.readNBytes(3);
                    reading.countDown();
                    body.read();
                } catch (Exception expected) {
                    failure.set(expected);
                }
                finished.countDown();
            });
            reading.await(10, TimeUnit.SECONDS);
            exchange.abandon(tooSlow());
        }
    }

    private static final class StreamingMount implements MountedApplication {
        private final CountDownLatch finished = new CountDownLatch(1);
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        @Override
        public void serve(HttpExchange exchange) throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            Thread.ofPlatform().daemon().start(() -> {
                try (var output =
                        switchboard.http.wire.JettyExchange.of(exchange).stream(200, java.util.Map.of(), -1)) {
                    for (int round = 0; round < 100_000; round++) {
                        output.write(new byte[1000]);
                        output.flush();
                        begun.countDown();
                    }
                } catch (Exception expected) {
                    failure.set(expected);
                }
                finished.countDown();
            });
            begun.await(10, TimeUnit.SECONDS);
            exchange.abandon(tooSlow());
        }
    }
}
