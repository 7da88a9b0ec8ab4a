package switchboard.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.http.EdgeParts;
import switchboard.http.HttpLimits;
import switchboard.http.HttpServer;
import switchboard.http.Idempotency;
import switchboard.http.JerseyApplication;
import switchboard.http.Metrics;
import switchboard.http.MountDirectory;
import switchboard.http.MountedApplication;
import switchboard.http.OpenPages;
import switchboard.json.Json;
import switchboard.persistence.Leases;

/** Events over HTTP, on the real edge. */
class EventResourceTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final String STREAM = "text/event-stream";

    private final TestJournal test = new TestJournal();
    private final NewestPosition newest = new NewestPosition();
    private final Sequencer sequencer = new Sequencer(
            test.database.transactions(),
            new Leases(test.database.transactions(), UUID.randomUUID()),
            Clock.systemUTC(),
            Thread.ofVirtual().factory(),
            newest);
    private final EventStream stream =
            new EventStream(test.database.transactions(), (caller, ticket, internal) -> DSL.trueCondition());
    private final LiveEvents live = new LiveEvents(stream, newest, 3, 2);
    private final Metrics metrics = new Metrics();
    private final JerseyApplication core =
            JerseyApplication.of("", List.of(new EventResource(stream, live, this::authenticate)));
    private final HttpServer server = new HttpServer(
            HttpLimits.local(),
            new EdgeParts(
                    this::authenticate,
                    core,
                    new NoMounts(),
                    (caller, parent, id, writes) -> {},
                    Idempotency.off(),
                    OpenPages.NONE,
                    java.util.Optional::empty,
                    metrics,
                    new Random(1)));
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile boolean signedOut;

    @BeforeEach
    void start() {
        sequencer.start();
        server.start();
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.stop(Duration.ofSeconds(2));
        core.close();
        metrics.close();
        sequencer.close();
        test.close();
    }

    @Test
    void aPageHasItemsAndTheLastPositionRead() throws Exception {
        UUID first = write();
        UUID second = write();
        UUID third = write();
        Map<String, Object> page = json(get("?after=0&limit=2"));
        assertThat(page).containsOnlyKeys("items", "next").containsEntry("next", 2);
        List<?> items = (List<?>) page.get("items");
        assertThat(items).hasSize(2);
        assertThat(((Map<?, ?>) items.getFirst()).get("id")).isEqualTo(first.toString());
        assertThat(((Map<?, ?>) items.getLast()).get("id")).isEqualTo(second.toString());
        Map<?, ?> last = (Map<?, ?>) ((List<?>) json(get("?after=2")).get("items")).getFirst();
        assertThat(last.get("id")).isEqualTo(third.toString());
        assertThat(last.get("position")).isEqualTo(3);
        assertThat(last.get("actor")).isEqualTo(Map.of("type", "system", "id", "system"));
        assertThat(last.get("subject")).isEqualTo(Map.of("type", "article", "id", third.toString()));
        assertThat(last.get("data")).isEqualTo(Map.of("number", 7, "state", "open"));
        assertThat(json(get("?after=3"))).isEqualTo(Map.of("items", List.of(), "next", 3));
        assertThat(json(get(""))).containsEntry("next", 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?after=-1",
                "?after=x",
                "?after=1.5",
                "?after=99999999999999999999",
                "?limit=0",
                "?limit=-1",
                "?limit=x"
            })
    void badParametersAreRefused(String query) throws Exception {
        HttpResponse<String> answer = get(query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        if (query.contains("after")) {
            HttpResponse<String> streamed =
                    client.send(request("agent", query).header("Accept", STREAM).build(), BodyHandlers.ofString());
            assertThat(streamed.statusCode()).as(streamed.body()).isEqualTo(400);
        }
    }

    @Test
    void whoMayNotReadEventsIsRefusedEitherWay() throws Exception {
        assertThat(client.send(request("weak", "").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.send(request("weak", "").header("Accept", STREAM).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.send(request("wrong", "").header("Accept", STREAM).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aStreamTellsEventsAsTheyHappenAndResumesAfterTheLastId() throws Exception {
        UUID before = write();
        write();
        try (Lines lines = follow("?after=0", null)) {
            assertThat(lines.next()).isEqualTo("retry: 2000");
            assertThat(lines.next()).isEqualTo("id: 1");
            assertThat(Json.parseObject(lines.next().substring("data: ".length())))
                    .containsEntry("id", before.toString())
                    .containsEntry("position", 1);
            assertThat(lines.next()).isEqualTo("id: 2");
            assertThat(lines.next()).startsWith("data: ");
            long began = System.nanoTime();
            write();
            assertThat(lines.next()).isEqualTo("id: 3");
            System.out.println("Commit to client: " + (System.nanoTime() - began) / 1_000 + " us");
        }
        try (Lines resumed = follow("?after=0", "2")) {
            assertThat(resumed.next()).isEqualTo("retry: 2000");
            assertThat(resumed.next()).isEqualTo("id: 3");
        }
        awaitNoStream();
        long newest = live.newest();
        try (Lines fresh = follow("", null)) {
            assertThat(fresh.next()).isEqualTo("retry: 2000");
            write();
            assertThat(fresh.next()).isEqualTo("id: " + (newest + 1));
        }
        awaitNoStream();
    }

    @Test
    void aStreamEndsSoonAfterItsTokenIsRevoked() throws Exception {
        try (Lines lines = follow("?after=0", null)) {
            assertThat(lines.next()).isEqualTo("retry: 2000");
            signedOut = true;
            assertThat(lines.next()).isEqualTo(Lines.END);
        }
        assertThat(live.open()).isZero();
    }

    @Test
    void tooManyStreamsAreRefused() throws Exception {
        try (Lines one = follow("", null);
                Lines two = follow("", null)) {
            assertThat(one.next()).isEqualTo(two.next());
            // The first line is written before the stream takes its place.
            Awaitility.await().until(() -> live.open() == 2);
            HttpResponse<String> third =
                    client.send(request("agent", "").header("Accept", STREAM).build(), BodyHandlers.ofString());
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.body()).contains("events.too_many_streams");
            assertThat(third.headers().firstValue("Retry-After")).contains("10");
        }
    }

    @Test
    void headOfAStreamEndsAtOnce() throws Exception {
        HttpResponse<String> answer =
                client.send(request("agent", "").header("Accept", STREAM).HEAD().build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isLessThan(300);
        assertThat(live.open()).isZero();
    }

    @Test
    void stoppingTheServerEndsTheStreams() throws Exception {
        try (Lines lines = follow("", null)) {
            assertThat(lines.next()).isEqualTo("retry: 2000");
            long began = System.nanoTime();
            server.stop(Duration.ofSeconds(10));
            assertThat(lines.next()).isEqualTo(Lines.END);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> live.open() == 0);
    }

    /** That a client has gone is noticed when there is something to tell it. */
    private void awaitNoStream() {
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> {
            write();
            return live.open() == 0;
        });
    }

    private UUID write() {
        UUID id = test.append(test.entry("article.published"));
        sequencer.wake();
        try {
            assertThat(sequencer.awaitPositions(LONG_ENOUGH)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return id;
    }

    private Lines follow(String query, @Nullable String lastEventId) throws Exception {
        HttpRequest.Builder request = request("agent", query).header("Accept", STREAM);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(STREAM);
        return new Lines(answer.body());
    }

    private HttpResponse<String> get(String query) throws Exception {
        return client.send(request("agent", query).header("Accept", "*/*").build(), BodyHandlers.ofString());
    }

    private static Map<String, Object> json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        return Json.parseObject(answer.body());
    }

    private HttpRequest.Builder request(String token, String query) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().getPort() + "/api/v1/events" + query))
                .timeout(LONG_ENOUGH)
                .header("Authorization", "Bearer " + token);
    }

    private Caller authenticate(@Nullable String token) {
        if (token == null || token.equals("wrong") || signedOut) {
            throw new ServiceDeskException(Refusal.UNAUTHENTICATED, "auth.bad_token", "The token is not known.");
        }
        Map<String, Reach> reaches = token.equals("weak") ? Map.of() : Map.of(EventStream.READ, Reach.ALL);
        return TestCaller.with(new UUID(10, 1), reaches);
    }

    /** The lines of a stream that are not empty, each to be waited for with a bound. */
    private static final class Lines implements AutoCloseable {

        static final String END = "(end)";

        private final InputStream input;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Lines(InputStream input) {
            this.input = input;
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (var reader = new java.io.BufferedReader(
                    new java.io.InputStreamReader(input, java.nio.charset.StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (!line.isEmpty()) {
                        lines.add(line);
                    }
                }
            } catch (java.io.IOException cut) {
                // The end, however it came.
            }
            lines.add(END);
        }

        String next() throws InterruptedException {
            String line = lines.poll(20, TimeUnit.SECONDS);
            assertThat(line).as("a line within 20 seconds").isNotNull();
            return line;
        }

        @Override
        public void close() throws java.io.IOException {
            input.close();
        }
    }

    private static final class NoMounts implements MountDirectory {
        @Override
        public MountedApplication find(String mount, Caller caller) {
            throw new NotFoundException("route.not_found", "There is nothing at this address.");
        }

        @Override
        public MountedApplication findBelow(String parent, String mount, Caller caller) {
            throw new NotFoundException("route.not_found", "There is nothing at this address.");
        }
    }
}
