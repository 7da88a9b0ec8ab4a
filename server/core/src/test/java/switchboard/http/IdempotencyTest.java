package switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.http.idempotency.KeyStore;
import switchboard.http.idempotency.Nodes;
import switchboard.persistence.TestDatabase;

/** Repeated requests, on a real database, over two servers that share it. */
class IdempotencyTest {

    private static final String THING = "{\"title\":\"x\"}";

    private TestDatabase database;
    private UUID firstNode;
    private Desk desk;

    /** One server with a node id of its own. */
    private final class Desk implements AutoCloseable {
        private final KeyStore store;
        private final KeyedSample sample = new KeyedSample(database.transactions());
        private final JerseyApplication things = JerseyApplication.of("", List.of(sample));
        private final TestEdge edge;

        private Desk(UUID node) {
            store = new KeyStore(database.transactions(), database.clock(), database.ids(), node, Duration.ofHours(24));
            edge = new TestEdge(HttpLimits.local(), new Idempotency(store), OpenPages.NONE);
            edge.mounts.mounts.put("things", things);
        }

        private HttpResponse<String> post(String token, String key, String body) throws Exception {
            return request(token, key, body).get(20, TimeUnit.SECONDS);
        }

        private CompletableFuture<HttpResponse<String>> request(String token, String key, String body) {
            return edge.client.sendAsync(
                    edge.request("/api/v1/things")
                            .setHeader("Authorization", "Bearer " + token)
                            .header("Idempotency-Key", key)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            sample.release.countDown();
            edge.close();
            things.close();
        }
    }

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        firstNode = database.ids().next();
        desk = new Desk(firstNode);
    }

    @AfterEach
    void close() {
        desk.close();
        database.close();
    }

    @Test
    void repetitionGetsTheFirstAnswerAgainAlsoFromAnotherServer() throws Exception {
        HttpResponse<String> first = desk.post("agent", "key-1", THING);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("idempotent-replayed")).isEmpty();
        HttpResponse<String> second = desk.post("agent", "key-1", THING);
        assertSame(first, second);
        try (Desk other = new Desk(database.ids().next())) {
            assertSame(first, other.post("agent", "key-1", THING));
            assertThat(other.sample.created).hasValue(0);
        }
        assertThat(desk.sample.created).hasValue(1);
    }

    private static void assertSame(HttpResponse<String> first, HttpResponse<String> again) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.body()).isEqualTo(first.body());
        for (String header : List.of("location", "etag", "content-type")) {
            assertThat(again.headers().firstValue(header))
                    .isEqualTo(first.headers().firstValue(header))
                    .isPresent();
        }
        assertThat(again.headers().firstValue("idempotent-replayed")).contains("true");
    }

    @Test
    void keysBelongToTheirCallerAndTheirRequest() throws Exception {
        desk.post("agent", "key-1", THING);
        assertThat(desk.post("other", "key-1", THING).statusCode()).isEqualTo(201);
        EdgeTest.assertProblem(desk.post("agent", "key-1", "{\"title\":\"y\"}"), 422, "idempotency.key_reused");
        assertThat(desk.sample.created).hasValue(2);
    }

    @Test
    void whileTheFirstRunsTheSecondIsRefused() throws Exception {
        desk.sample.release = new CountDownLatch(1);
        CompletableFuture<HttpResponse<String>> first = desk.request("agent", "key-1", THING);
        assertThat(desk.sample.entered.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        HttpResponse<String> second = desk.post("agent", "key-1", THING);
        EdgeTest.assertProblem(second, 409, "idempotency.in_progress");
        assertThat(second.headers().firstValue("retry-after")).contains("1");
        desk.sample.release.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
        assertThat(desk.post("agent", "key-1", THING).statusCode()).isEqualTo(201);
        assertThat(desk.sample.created).hasValue(1);
    }

    @Test
    void sixteenAtOnceCreateOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String key = "round-" + round;
            int before = desk.sample.created.get();
            List<CompletableFuture<HttpResponse<String>>> all = java.util.stream.IntStream.range(0, 16)
                    .mapToObj(number -> desk.request("agent", key, THING))
                    .toList();
            for (CompletableFuture<HttpResponse<String>> one : all) {
                assertThat(one.get(20, TimeUnit.SECONDS).statusCode()).isIn(201, 409);
            }
            assertThat(desk.sample.created.get() - before).isEqualTo(1);
        }
    }

    @Test
    void deathBetweenCommitAndAnswerDoesNotCreateTwice() throws Exception {
        desk.sample.dies = true;
        assertThat(desk.post("agent", "key-1", THING).statusCode()).isEqualTo(500);
        assertThat(desk.sample.created).hasValue(1);
        HttpResponse<String> again = desk.post("agent", "key-1", THING);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("location")).contains("/api/v1/things/thing-1");
        assertThat(again.headers().firstValue("idempotent-replayed")).contains("true");
        assertThat(again.body()).isEqualTo("{\"id\":\"thing-1\",\"title\":\"read\"}");
        assertThat(desk.sample.created).hasValue(1);
    }

    @Test
    void failuresAreNotKeptButRefusalsAre() throws Exception {
        assertThat(desk.post("agent", "key-1", "{\"title\":\"busy\"}").statusCode())
                .isEqualTo(503);
        assertThat(desk.post("agent", "key-1", "{\"title\":\"busy\"}").headers().firstValue("idempotent-replayed"))
                .isEmpty();
        assertThat(desk.post("agent", "key-2", "{}").statusCode()).isEqualTo(422);
        HttpResponse<String> again = desk.post("agent", "key-2", "{}");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.headers().firstValue("idempotent-replayed")).contains("true");
    }

    @Test
    void claimOfADeadServerIsTakenOverAtOnceAndItsLateWriteRollsBack() throws Exception {
        new Nodes(database.transactions(), database.clock(), firstNode).beat();
        desk.sample.release = new CountDownLatch(1);
        CompletableFuture<HttpResponse<String>> stuck = desk.request("agent", "key-1", THING);
        assertThat(desk.sample.entered.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        UUID secondNode = database.ids().next();
        try (Desk other = new Desk(secondNode)) {
            assertThat(other.post("agent", "key-1", THING).statusCode()).isEqualTo(409);
            new Nodes(database.transactions(), database.clock(), secondNode).alone();
            assertThat(other.post("agent", "key-1", THING).statusCode()).isEqualTo(201);
            assertThat(other.sample.created).hasValue(1);
        }
        desk.sample.release.countDown();
        EdgeTest.assertProblem(stuck.get(10, TimeUnit.SECONDS), 409, "idempotency.taken_over");
        assertThat(desk.sample.created).hasValue(0);
    }

    @Test
    void claimIsTakenOverAfterABoundedTimeAndExpiredKeysGo() throws Exception {
        desk.sample.release = new CountDownLatch(1);
        CompletableFuture<HttpResponse<String>> stuck = desk.request("agent", "key-1", THING);
        assertThat(desk.sample.entered.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        database.clock().advance(Duration.ofSeconds(61));
        CompletableFuture<HttpResponse<String>> next = desk.request("agent", "key-1", THING);
        assertThat(desk.sample.entered.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        desk.sample.release.countDown();
        assertThat(List.of(stuck.get().statusCode(), next.get().statusCode())).containsExactlyInAnyOrder(409, 201);
        assertThat(desk.sample.created).hasValue(1);
        assertThat(desk.store.removeExpired(100)).isZero();
        database.clock().advance(Duration.ofHours(25));
        assertThat(desk.store.removeExpired(100)).isEqualTo(1);
        assertThat(desk.post("agent", "key-1", THING).headers().firstValue("idempotent-replayed"))
                .isEmpty();
        assertThat(desk.sample.created).hasValue(2);
    }

    @Test
    void largeBodiesAreReadOnceAndKnownAgain() throws Exception {
        byte[] body = new byte[5_000_000];
        for (String replayed : List.of("", "true")) {
            HttpResponse<String> answer = desk.edge.send(desk.edge
                    .request("/api/v1/things/raw")
                    .header("Idempotency-Key", "raw")
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofByteArray(body)));
            assertThat(answer.body()).isEqualTo("{\"size\":5000000}");
            assertThat(answer.headers().firstValue("idempotent-replayed").orElse(""))
                    .isEqualTo(replayed);
        }
        body[10] = 1;
        HttpResponse<String> other = desk.edge.send(desk.edge
                .request("/api/v1/things/raw")
                .header("Idempotency-Key", "raw")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(body)));
        EdgeTest.assertProblem(other, 422, "idempotency.key_reused");
        assertThat(desk.sample.created).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "with space", "ümlaut", "x"})
    void keysAreVisibleAsciiOfBoundedLength(String key) throws Exception {
        String sent = key.equals("x") ? "x".repeat(201) : key;
        try (Wire wire = new Wire(desk.edge)) {
            wire.send("POST /api/v1/things HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer agent\r\nIdempotency-Key: "
                    + sent + "\r\nContent-Type: application/json\r\nContent-Length: " + THING.length() + "\r\n\r\n"
                    + THING);
            assertThat(wire.readAnswer()).startsWith("HTTP/1.1 400").contains("idempotency.bad_key");
        }
        assertThat(desk.sample.created).hasValue(0);
    }
}
