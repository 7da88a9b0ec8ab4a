package switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every request meets on its way: routes, marks, bodies in and out. */
class EdgeTest {

    private static final String ID = new UUID(1, 2).toString();
    private static TestEdge edge;

    @BeforeAll
    static void start() {
        edge = new TestEdge();
        edge.mounts.mounts.put("knowledge", JerseyApplication.of("knowledge", java.util.List.of(new MountedSample())));
        edge.mounts.below.put(
                "tickets/knowledge",
                JerseyApplication.of("tickets/{ticket}/knowledge", java.util.List.of(new MountedSample())));
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void answersWithTheUsualHeaders() throws Exception {
        HttpResponse<String> answer = edge.get("/api/v1/tickets/" + ID);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + ID + "\",\"title\":\"agent\",\"version\":7}");
        assertThat(answer.headers().map())
                .containsEntry("content-type", java.util.List.of("application/json"))
                .containsEntry(
                        "content-length",
                        java.util.List.of(Integer.toString(answer.body().length())))
                .containsEntry("etag", java.util.List.of("\"7\""))
                .containsEntry("x-content-type-options", java.util.List.of("nosniff"))
                .containsEntry("cache-control", java.util.List.of("no-store"))
                .doesNotContainKey("server");
        assertThat(answer.headers().firstValue("x-trace-id").orElseThrow()).matches("[0-9a-f]{32}");
    }

    @Test
    void takesTheTraceIdOfTheCaller() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        HttpResponse<String> answer = edge.send(
                edge.request("/api/v1/tickets/none").header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        assertThat(answer.headers().firstValue("x-trace-id")).contains(trace);
        assertThat(TestEdge.json(answer)).containsEntry("traceId", trace);
        HttpResponse<String> other =
                edge.send(edge.request("/api/v1/tickets/none").header("traceparent", "<script>"));
        assertThat(TestEdge.json(other).get("traceId").toString()).matches("[0-9a-f]{32}");
    }

    @Test
    void createsWithLocationAndEntityTag() throws Exception {
        HttpResponse<String> answer = edge.post("/api/v1/tickets", "application/json", "{\"title\":\"Ünï\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("location").orElseThrow()).startsWith("/api/v1/tickets/00000000-");
        assertThat(answer.headers().firstValue("etag")).contains("\"1\"");
        assertThat(TestEdge.json(answer)).containsEntry("title", "Ünï");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/v1/tickets             | weak  | 403 | access.forbidden
            GET    | /api/v1/tickets             | -     | 401 | auth.required
            GET    | /api/v1/tickets             | wrong | 401 | auth.bad_token
            GET    | /api/v1/tickets/open        | -     | 200 |
            GET    | /api/v1/tickets/nonsense    | agent | 404 | route.not_found
            GET    | /api/v1/tickets?limit=-1    | agent | 400 | request.bad_limit
            GET    | /api/v1/tickets?limit=x     | agent | 400 | request.bad_limit
            GET    | /api/v1/tickets?q=%25       | agent | 200 |
            GET    | /api/v1/tickets?q=%ff       | agent | 400 | request.bad_uri
            GET    | /api/v1/tickets?q=%00       | agent | 400 | request.bad_uri
            GET    | /api/v1/tickets?q=%c3%a5    | agent | 200 |
            GET    | /api/v1/none                | agent | 404 | route.not_found
            GET    | /api/v1/none                | -     | 401 | auth.required
            GET    | /api/v1/sleeping            | agent | 404 | module.not_enabled
            GET    | /api/v1/sleeping            | -     | 401 | auth.required
            GET    | /api/v1                     | agent | 404 | route.not_found
            GET    | /                           | agent | 404 | route.not_found
            GET    | /elsewhere                  | -     | 401 | auth.required
            DELETE | /api/v1/tickets             | agent | 405 | request.method_not_allowed
            DELETE | /api/v1/tickets             | -     | 401 | auth.required
            PUT    | /api/v1/tickets/open        | -     | 405 | request.method_not_allowed
            TRACE  | /api/v1/tickets             | agent | 405 | request.method_not_allowed
            BREW   | /api/v1/tickets             | agent | 405 | request.method_not_allowed
            GET    | /api/v1/tickets/failures/bug        | agent | 500 | server.error
            GET    | /api/v1/tickets/failures/checked    | agent | 500 | server.error
            GET    | /api/v1/tickets/failures/error      | agent | 500 | server.error
            GET    | /api/v1/tickets/failures/unwritable | agent | 500 | server.error
            GET    | /api/v1/tickets/failures/conflict   | agent | 409 | ticket.conflict
            GET    | /api/v1/tickets/failures/wrapped    | agent | 409 | ticket.conflict
            GET    | /api/v1/tickets/failures/members    | agent | 409 | ticket.illegal_transition
            GET    | /api/v1/tickets/failures/busy       | agent | 503 | thing.busy
            GET    | /api/v1/tickets?select=id,nothing   | agent | 400 | request.bad_select
            GET    | /api/v1/tickets?select=             | agent | 400 | request.bad_select
            GET    | /api/v1/knowledge/items     | agent | 200 |
            GET    | /api/v1/knowledge/nothing   | agent | 404 | route.not_found
            GET    | /api/v1/knowledge/items     | -     | 401 | auth.required
            GET    | /api/v1/tickets/known/knowledge/items   | agent | 200 |
            GET    | /api/v1/tickets/unknown/knowledge/items | agent | 404 | ticket.not_found
            GET    | /api/v1/tickets/known/nothing           | agent | 404 | route.not_found
            GET    | /api/v1/users/known/knowledge/items     | agent | 404 | route.not_found
            GET    | /health/live                | -     | 200 |
            GET    | /health/other               | -     | 404 | route.not_found
            """)
    void refusesWithStatusAndCode(String method, String path, String token, int status, String code) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(edge.uri(path)).method(method, BodyPublishers.noBody());
        if (!token.equals("-")) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = edge.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (code != null) {
            assertProblem(answer, status, code);
        }
        if (status == 401) {
            assertThat(answer.headers().firstValue("www-authenticate").orElseThrow())
                    .startsWith("Bearer");
        }
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        Map<String, Object> problem = TestEdge.json(answer);
        assertThat(problem)
                .containsEntry("status", status)
                .containsEntry("code", code)
                .containsKeys("type", "title", "detail", "traceId");
        assertThat(answer.body()).doesNotContain("secret detail").doesNotContain("Exception");
    }

    @Test
    void tellsRetryAfterAllowAndMembers() throws Exception {
        assertThat(edge.get("/api/v1/tickets/failures/busy").headers().firstValue("retry-after"))
                .contains("2");
        HttpResponse<String> wrongMethod =
                edge.send(edge.request("/api/v1/tickets/" + ID).DELETE());
        assertThat(wrongMethod.headers().firstValue("allow").orElseThrow())
                .contains("GET")
                .contains("PATCH");
        assertThat(TestEdge.json(edge.get("/api/v1/tickets/failures/members")))
                .containsEntry("allowed", java.util.List.of("closed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            application/json           | {"title":"x"}            | 201 |
            application/json           | {"title":"x","more":1}   | 422 | input.invalid
            application/json           | {}                       | 422 | input.invalid
            application/json           | {"title":1}              | 422 | input.invalid
            application/json           | []                       | 400 | request.not_an_object
            application/json           | "x"                      | 400 | request.not_an_object
            application/json           | null                     | 400 | request.not_an_object
            application/json           | {"title":"x"             | 400 | request.bad_json
            application/json           | {"title":"x","title":""} | 400 | request.bad_json
            application/json           | ~~                       | 400 | request.bad_json
            application/json;charset=iso-8859-1 | {"title":"x"}   | 415 | request.unsupported_charset
            application/json;charset=UTF-8      | {"title":"x"}   | 201 |
            text/plain                 | {"title":"x"}            | 415 | request.unsupported_media_type
            nonsense                   | {"title":"x"}            | 400 | request.refused
            """)
    void readsJsonStrictly(String mediaType, String body, int status, String code) throws Exception {
        HttpResponse<String> answer = edge.post("/api/v1/tickets", mediaType, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (code != null) {
            assertProblem(answer, status, code);
        }
    }

    @Test
    void refusesBrokenUtf8() throws Exception {
        byte[] broken = {'{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xff, '"', '}'};
        HttpResponse<String> answer = edge.send(edge.request("/api/v1/tickets")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(broken)));
        assertProblem(answer, 400, "request.bad_json");
    }

    @Test
    void readsRecordsAndTellsWrongTypes() throws Exception {
        HttpResponse<String> good =
                edge.post("/api/v1/tickets/records", "application/json", "{\"title\":\"x\",\"weight\":2}");
        assertThat(good.body()).isEqualTo("{\"title\":\"x\",\"weight\":2}");
        assertProblem(
                edge.post("/api/v1/tickets/records", "application/json", "{\"weight\":\"2\"}"), 422, "input.invalid");
        assertProblem(edge.post("/api/v1/tickets/records", "application/json", "{\"x\":1}"), 422, "input.invalid");
        assertProblem(edge.post("/api/v1/tickets/records", "application/json", "null"), 400, "request.not_an_object");
    }

    @Test
    void patchesWithMergePatchAndJson() throws Exception {
        for (String mediaType : new String[] {"application/json", "application/merge-patch+json"}) {
            HttpResponse<String> answer = edge.send(edge.request("/api/v1/tickets/" + ID)
                    .header("Content-Type", mediaType)
                    .method("PATCH", BodyPublishers.ofString("{\"title\":\"new\"}")));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    void selectsFields() throws Exception {
        HttpResponse<String> answer = edge.get("/api/v1/tickets?limit=2&select=version,id");
        assertThat(answer.body())
                .isEqualTo("{\"items\":[{\"id\":\"t0\",\"version\":0},{\"id\":\"t1\",\"version\":1}],\"next\":null}");
        assertThat(edge.get("/api/v1/tickets/" + ID + "?select=title").body()).isEqualTo("{\"title\":\"agent\"}");
    }

    @Test
    void readsImportsLineByLine() throws Exception {
        byte[] lines = concat(
                "{\"a\":1}\r\n\n{broken\n[1]\n\"".getBytes(), new byte[] {(byte) 0xff}, "\"\n{\"b\":2}".getBytes());
        HttpResponse<String> answer = edge.send(edge.request("/api/v1/tickets/import")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(lines)));
        assertThat(answer.body())
                .isEqualTo("[\"1:[a]\",\"3:line.bad_json\",\"4:line.not_an_object\",\"5:line.bad_utf8\",\"6:[b]\"]");
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void acceptsLongEncodedQueries() throws Exception {
        String query = "%F0%9F%98%80".repeat(2_000);
        HttpResponse<String> answer = edge.get("/api/v1/tickets?limit=1&q=" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("😀".repeat(2_000));
    }

    @Test
    void headAnswersLikeGetWithoutContent() throws Exception {
        HttpResponse<String> answer =
                edge.send(edge.request("/api/v1/tickets/" + ID).method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("content-length").orElseThrow())
                .isGreaterThan(40);
    }

    @Test
    void optionsTellsTheMethods() throws Exception {
        HttpResponse<String> answer =
                edge.send(edge.request("/api/v1/tickets").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isIn(200, 204);
        assertThat(answer.headers().firstValue("allow").orElseThrow())
                .contains("GET")
                .contains("POST");
    }

    @Test
    void readinessAndMetricsAreOpen() throws Exception {
        assertThat(edge.get("/health/ready").statusCode()).isEqualTo(200);
        edge.unready = Optional.of("The database is away.");
        try {
            HttpResponse<String> answer = edge.get("/health/ready");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("The database is away.");
        } finally {
            edge.unready = Optional.empty();
        }
        edge.get("/api/v1/tickets");
        assertThat(edge.get("/metrics").body())
                .contains("http_requests_seconds_count{mount=\"tickets\",status=\"200\"}")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void mountsGetTheirPathsAndTheParent() throws Exception {
        HttpResponse<String> below = edge.get("/api/v1/tickets/known/knowledge/items");
        assertThat(TestEdge.json(below)).containsEntry("ticket", "known");
        HttpResponse<String> created = edge.post("/api/v1/knowledge/items", "application/json", "{}");
        assertThat(created.headers().firstValue("location")).contains("/api/v1/knowledge/items/1");
    }

    @Test
    void speaksHttp2OnTheSamePort() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            for (int round = 0; round < 2; round++) {
                HttpResponse<String> answer = client.send(
                        edge.request("/api/v1/tickets/" + ID).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            }
        }
    }

    @Test
    void compressesLargeTextsForThoseWhoAcceptIt() throws Exception {
        HttpResponse<byte[]> packed = edge.client.send(
                edge.request("/api/v1/tickets/large")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("vary")).contains("Accept-Encoding");
        assertThat(packed.body().length).isLessThan(5_000);
        try (java.util.zip.GZIPInputStream gzip =
                new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(packed.body()))) {
            assertThat(new String(gzip.readAllBytes())).hasSize(100_000 + "{\"text\":\"\"}".length());
        }
        assertThat(edge.get("/api/v1/tickets/large").headers().firstValue("content-encoding"))
                .isEmpty();
        HttpResponse<byte[]> small = edge.client.send(
                edge.request("/api/v1/tickets/" + ID)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(small.headers().firstValue("content-encoding")).isEmpty();
    }

    @Test
    void answersOnlyWhatTheClientAccepts() throws Exception {
        assertProblem(
                edge.send(edge.request("/api/v1/tickets").header("Accept", "application/xml")),
                406,
                "request.not_acceptable");
        assertThat(edge.send(edge.request("/api/v1/tickets").header("Accept", "nonsense"))
                        .statusCode())
                .isEqualTo(406);
        for (String accepted : new String[] {"application/*", "*/*;q=0.1", "text/html, */*;q=0.8"}) {
            HttpResponse<String> answer =
                    edge.send(edge.request("/api/v1/tickets").header("Accept", accepted));
            assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        }
    }

    @Test
    void metricsBehindAProxyNeedThePermission() throws Exception {
        assertThat(edge.send(edge.request("/metrics").header("X-Forwarded-For", "127.0.0.1"))
                        .statusCode())
                .isEqualTo(403);
        edge.callers.put("watcher", TestCaller.with("watcher", "metrics:read"));
        HttpRequest.Builder permitted = edge.request("/metrics")
                .setHeader("Authorization", "Bearer watcher")
                .header("X-Forwarded-For", "127.0.0.1");
        assertThat(edge.send(permitted).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesCompressedBodies() throws Exception {
        HttpResponse<String> answer = edge.send(edge.request("/api/v1/tickets")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[100])));
        assertProblem(answer, 415, "request.unsupported_encoding");
    }
}
