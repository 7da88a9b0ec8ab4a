package switchboard.testkit.firstapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/** What a vendor built against the first API goes on working, untouched, on every later server of the same major version. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstApiTest {

    private static final String MOUNT = "/first-api";

    private static RunningDesk desk;
    private static Client administrator;
    private static Client agent;

    @BeforeAll
    static void start() {
        desk = RunningDesk.start(Map.of("plugins.initial", ""));
        administrator = desk.administrator();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static JsonNode read(String path) {
        return agent.get(MOUNT + "/services/" + path).expect(200).json();
    }

    private static List<String> seen() {
        return read("life").path("seen").valueStream().map(JsonNode::asText).toList();
    }

    @Test
    @Order(1)
    void itIsInstalledAndEnabled() throws IOException {
        Answer installed = administrator
                .send("POST", "/plugins", "application/zip", Files.readAllBytes(FirstApi.ARCHIVE))
                .expect(201);
        assertThat(installed.field("state")).isEqualTo("disabled");
        administrator.post("/plugins/first-api/enable").expect(200);
        assertThat(administrator.get("/plugins/first-api").expect(200).field("state"))
                .isEqualTo("enabled");
        agent = desk.role("agent");
        assertThat(administrator.get("/openapi.json").expect(200).text()).contains("/api/v1/first-api/notes");
        assertThat(read("life").path("life").toString()).contains("start first-api 1.0.0", "takeOver");
    }

    @Test
    @Order(2)
    void itsResourcesAnswer() {
        desk.anonymous().get(MOUNT + "/notes/about").expect(200);
        desk.anonymous().get(MOUNT + "/notes").expect(401);
        desk.role("requester").get(MOUNT + "/notes").expect(403);
        Answer written = agent.post(
                        MOUNT + "/notes",
                        Map.of(
                                "title",
                                "Kumquat one",
                                "pinned",
                                true,
                                "colour",
                                "red",
                                "rank",
                                3,
                                "at",
                                "2026-05-01T08:00:00Z",
                                "tags",
                                List.of("a"),
                                "place",
                                Map.of("room", "3"),
                                "parts",
                                List.of(Map.of("size", 1))))
                .expect(201);
        String path = MOUNT + "/notes/" + written.id();
        assertThat(written.entityTag()).isEqualTo("\"1\"");
        agent.with("If-Match", "\"1\"")
                .patch(path, Map.of("title", "Kumquat two"))
                .expect(200);
        agent.with("If-Match", "\"1\"")
                .patch(path, Map.of("title", "Kumquat three"))
                .expectProblem(409, "firstnote.stale");
        agent.post(MOUNT + "/notes", Map.of("title", "forbidden", "status", 1)).expectProblem(422, "input.invalid");
        agent.get(MOUNT + "/notes/nothing").expectProblem(404, "firstnote.not_found");
        Answer loaded = agent.importLines(MOUNT + "/notes/import", "{\"title\":\"Lime\"}\n\nbroken\n")
                .expect(200);
        assertThat(loaded.json().path("created").asInt()).isEqualTo(1);
        assertThat(loaded.json().path("failed").asInt()).isEqualTo(1);
        String next = agent.get(MOUNT + "/notes?limit=1").expect(200).field("next");
        assertThat(agent.get(MOUNT + "/notes?limit=1&cursor=" + next)
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    @Order(3)
    void itsSearchFindsWhatItWrote() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(read("search").path("titles").toString()).contains("Kumquat two"));
        assertThat(agent.get("/search?q=kumquat&types=firstnote").expect(200).text())
                .contains("Kumquat two");
        Answer gone =
                agent.post(MOUNT + "/notes", Map.of("title", "Kumquat gone")).expect(201);
        agent.delete(MOUNT + "/notes/" + gone.id()).expect(204);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(read("search").path("titles").toString()).doesNotContain("Kumquat gone"));
    }

    @Test
    @Order(4)
    void eventsAndJobsReachIt() {
        agent.post(MOUNT + "/services/jobs", Map.of("payload", "lemon")).expect(200);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(seen())
                .contains("tick", "job lemon")
                .anyMatch(line -> line.startsWith("event firstnote.created "))
                .anyMatch(line -> line.startsWith("event firstnote.changed ")));
    }

    @Test
    @Order(5)
    void everyHostServiceAnswers() {
        JsonNode caller = read("caller");
        assertThat(caller.path("name").asText()).isEqualTo("agent");
        assertThat(caller.path("reads").asBoolean()).isTrue();
        assertThat(caller.path("reach")).hasSize(1);
        JsonNode context = read("context");
        assertThat(context.path("patience").asText()).isEqualTo("PT7S");
        assertThat(context.path("file").asText()).isEqualTo("kept");
        assertThat(context.path("newest").asLong()).isPositive();
        assertThat(context.path("events").asInt()).isPositive();
        JsonNode users = read("users");
        assertThat(users.path("byName").asText()).isEqualTo(caller.path("id").asText());
        assertThat(users.path("default").asText())
                .isEqualTo(caller.path("organization").asText());
        JsonNode outside = read("outside");
        assertThat(outside.path("http://other.example.org/").asText()).isEqualTo("403 outbound.host_not_permitted");
        assertThat(outside.path("http://127.0.0.1:9/").asText()).isEqualTo("403 outbound.address_not_permitted");
        assertThat(read("access").path("system").asBoolean()).isTrue();
        desk.role("auditor").get(MOUNT + "/services/access").expectProblem(403, "access.forbidden");
        assertThat(agent.post(MOUNT + "/services/refusals", Map.of("kind", "unavailable"))
                        .expect(503)
                        .header("Retry-After"))
                .hasValue("3");
        agent.post(MOUNT + "/services/refusals", Map.of("kind", "invalid")).expect(422);
        agent.post(MOUNT + "/services/refusals", Map.of("kind", "malformed")).expect(400);
    }

    @Test
    @Order(6)
    void ticketsPassThroughItsHandsAndItsGuard() {
        JsonNode made = agent.post(MOUNT + "/services/tickets", Map.of("title", "No network"))
                .expect(200)
                .json();
        assertThat(made.path("status").asText()).isEqualTo("in_progress");
        assertThat(made.path("urgency").asText()).isEqualTo("high");
        assertThat(made.path("found").asBoolean()).isTrue();
        assertThat(made.path("some").asInt()).isEqualTo(1);
        assertThat(made.path("fields").path("first-api.command").asText()).isEqualTo("transition");
        agent.post("/tickets", Map.of("kind", "incident", "title", "refused by first-api"))
                .expectProblem(409, "ticket.vetoed");
        String id = made.path("id").asText();
        assertThat(agent.get("/tickets/" + id + MOUNT + "/parent").expect(200).field("ticket"))
                .isEqualTo(id);
        String me = administrator.get("/me").expect(200).id();
        assertThat(administrator
                        .get("/users/" + me + MOUNT + "/parent")
                        .expect(200)
                        .field("user"))
                .isEqualTo(me);
        String organization = read("caller").path("organization").asText();
        assertThat(administrator
                        .get("/organizations/" + organization + MOUNT + "/parent")
                        .expect(200)
                        .field("organization"))
                .isEqualTo(organization);
    }

    @Test
    @Order(7)
    void settingsAndHealthFollowTheAdministrator() {
        administrator.patch("/settings", Map.of("first-api.greeting", "unwell")).expect(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        administrator.get("/plugins/first-api").expect(200).text())
                .contains("It is unwell"));
        administrator
                .patch("/settings", Map.of("first-api.greeting", "Good day"))
                .expect(200);
    }

    @Test
    @Order(8)
    void itOutlivesARestartAndLeavesNothing() {
        desk.restart();
        Client again = desk.signIn("agent", RunningDesk.PASSWORD);
        assertThat(again.get(MOUNT + "/notes").expect(200).text()).contains("Kumquat two");
        Client admin = desk.signIn("admin", RunningDesk.ADMINISTRATOR);
        admin.post("/plugins/first-api/disable").expect(200);
        again.get(MOUNT + "/notes").expectProblem(404, "module.not_enabled");
        admin.delete("/plugins/first-api?data=purge").expect(204);
        admin.get("/plugins/first-api").expect(404);
    }
}
