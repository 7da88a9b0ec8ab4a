package switchboard.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.json.Json;

/** What the whole desk leaves behind: events, audit entries, settings. */
class EvidenceTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final String JSON = "application/json";

    private final TestDesk desk = TestDesk.start();
    private String admin = "";

    @BeforeEach
    void signIn() {
        admin = desk.administrator();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void everythingThatHappensIsAnEventAndPositionsAreConsecutive() {
        for (int number = 0; number < 5; number++) {
            createTicket("Printer " + number);
        }
        List<Map<?, ?>> events = awaitEvents("ticket.created", 5);
        for (int index = 0; index < events.size(); index++) {
            assertThat(events.get(index).get("position")).isEqualTo(index + 1);
            assertThat(events.get(index).get("actor"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                    .containsOnlyKeys("type", "id");
        }
    }

    @Test
    void anEventReachesAFollowerSoonAfterItsChange() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(desk.address().resolve("/api/v1/events"))
                .header("Authorization", "Bearer " + admin)
                .header("Accept", "text/event-stream")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            CompletableFuture<String> told = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .filter(line -> line.contains("\"ticket.created\""))
                            .findFirst()
                            .ifPresent(told::complete);
                } catch (java.io.IOException | java.io.UncheckedIOException cut) {
                    told.completeExceptionally(cut);
                }
            });
            String id = createTicket("Followed");
            assertThat(told.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS))
                    .startsWith("data: {")
                    .contains(id);
            client.shutdownNow();
        }
    }

    @Test
    void settingsAreReadAndChangedUnderTheirEntityTag() {
        HttpResponse<String> list = desk.send("GET", "/settings", admin, "", "");
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        assertThat(Json.parseObject(list.body())).containsOnlyKeys("items", "next");
        assertThat(list.headers().firstValue("ETag").orElseThrow()).matches("\"[0-9]+\"");
        HttpResponse<String> unknown =
                desk.send("PATCH", "/settings", admin, "application/merge-patch+json", "{\"core.none\":1}");
        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(422);
        assertThat(unknown.body()).contains("\"unknown\"");
        assertThat(desk.send("PATCH", "/settings", admin, JSON, "[]").statusCode())
                .isBetween(400, 422);
        assertThat(desk.send("GET", "/settings", "", "", "").statusCode()).isEqualTo(401);
    }

    @Test
    void signInsStandInTheAuditLogNewestFirst() {
        HttpResponse<String> failed =
                desk.send("POST", "/auth/tokens", "", JSON, "{\"username\":\"admin\",\"password\":\"wrong\"}");
        assertThat(failed.statusCode()).isEqualTo(401);
        HttpResponse<String> page = desk.send("GET", "/audit?limit=1", admin, "", "");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Map<String, Object> body = Json.parseObject(page.body());
        Map<?, ?> newest = (Map<?, ?>) ((List<?>) body.get("items")).getFirst();
        assertThat(newest.get("outcome")).isEqualTo("failed");
        assertThat(page.body()).doesNotContain("wrong");
        String cursor = String.valueOf(body.get("next"));
        assertThat(desk.send("GET", "/audit?limit=2&cursor=" + cursor, admin, "", "")
                        .statusCode())
                .isEqualTo(200);
        for (String query : List.of(
                "?actor=x", "?action=A", "?since=soon", "?cursor=x", "?limit=0", "?since=9999-12-31T23:59:59-18:00")) {
            HttpResponse<String> refused = desk.send("GET", "/audit" + query, admin, "", "");
            assertThat(refused.statusCode()).as(query + " " + refused.body()).isEqualTo(400);
        }
        assertThat(desk.send("GET", "/audit?actor=me&since=2020-01-01T00:00:00Z&action=user.change", admin, "", "")
                        .statusCode())
                .isEqualTo(200);
    }

    private String createTicket(String title) {
        HttpResponse<String> created = desk.send(
                "POST", "/tickets", admin, JSON, Json.write(new HashMap<>(Map.of("kind", "incident", "title", title))));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return String.valueOf(Json.parseObject(created.body()).get("id"));
    }

    private List<Map<?, ?>> awaitEvents(String type, int count) {
        List<Map<?, ?>> events = new ArrayList<>();
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> {
            events.clear();
            long after = 0;
            for (Map<String, Object> page = page(after); !((List<?>) page.get("items")).isEmpty(); page = page(after)) {
                ((List<?>) page.get("items")).forEach(event -> events.add((Map<?, ?>) event));
                after = ((Number) page.get("next")).longValue();
            }
            return events.stream()
                            .filter(event -> type.equals(event.get("type")))
                            .count()
                    >= count;
        });
        return events;
    }

    private Map<String, Object> page(long after) {
        HttpResponse<String> answer = desk.send("GET", "/events?limit=7&after=" + after, admin, "", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parseObject(answer.body());
    }
}
