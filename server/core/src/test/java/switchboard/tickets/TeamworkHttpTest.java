package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.bootstrap.TestDesk;
import switchboard.json.Json;

/** Teamwork on tickets as programs outside use it, with the journal that really runs. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamworkHttpTest {

    private static final String JSON = "application/json";
    private static final String PASSWORD = "a good long password 1";

    private final TestDesk desk = TestDesk.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private String agent = "";
    private String requester = "";

    @BeforeAll
    void people() {
        String admin = desk.administrator();
        for (String role : List.of("requester", "agent")) {
            ok(
                    201,
                    desk.send(
                            "POST",
                            "/users",
                            admin,
                            JSON,
                            Json.write(Map.of(
                                    "username",
                                    "the_" + role,
                                    "displayName",
                                    role,
                                    "password",
                                    PASSWORD,
                                    "roles",
                                    List.of(role)))));
        }
        requester = desk.signIn("the_requester", PASSWORD);
        agent = desk.signIn("the_agent", PASSWORD);
    }

    @AfterAll
    void close() {
        http.close();
        desk.close();
    }

    private static Map<String, @Nullable Object> ok(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body().isEmpty() ? Map.of() : Json.parseObject(answer.body());
    }

    private Map<String, @Nullable Object> post(int status, String path, String token, Map<String, ?> body) {
        return ok(status, desk.send("POST", path, token, JSON, Json.write(body)));
    }

    private String ticket(String token) {
        return String.valueOf(post(201, "/tickets", token, Map.of("kind", "incident", "title", "It does not work"))
                .get("id"));
    }

    private Map<String, @Nullable Object> read(String ticket) {
        return ok(200, desk.send("GET", "/tickets/" + ticket, agent, "", ""));
    }

    @Test
    void theOldTicketLeadsToTheNewOne() {
        String source = ticket(requester);
        String target = ticket(agent);
        assertThat(desk.send("GET", "/tickets/" + source, agent, "", "")
                        .headers()
                        .firstValue("Link"))
                .isEmpty();
        Map<String, @Nullable Object> merge =
                post(201, "/tickets/" + source + "/merge", agent, Map.of("into", target, "comment", "The same"));
        assertThat(merge).containsEntry("into", target).containsEntry("ticket", source);
        HttpResponse<String> old = desk.send("GET", "/tickets/" + source, agent, "", "");
        assertThat(ok(200, old)).containsEntry("status", "cancelled");
        assertThat(old.headers().firstValue("Link")).hasValue("</api/v1/tickets/" + target + ">; rel=\"canonical\"");
        assertThat(desk.send("GET", "/tickets/" + source, requester, "", "")
                        .headers()
                        .firstValue("Link"))
                .isEmpty();
        assertThat(post(201, "/tickets/" + source + "/replies", requester, Map.of("body", "Still")))
                .containsEntry("ticket", target);
        assertThat(ok(200, desk.send("GET", "/tickets/" + source + "/merge", agent, "", "")))
                .containsEntry("into", target);
        ok(204, desk.send("DELETE", "/tickets/" + source + "/merge", agent, "", ""));
        ok(404, desk.send("GET", "/tickets/" + source + "/merge", agent, "", ""));
        assertThat(read(source)).containsEntry("status", "new");
    }

    @Test
    void childrenFollowAndWatchersAreTold() {
        String parent = ticket(agent);
        String child = ticket(requester);
        post(
                201,
                "/tickets/" + parent + "/links",
                agent,
                Map.of(
                        "type",
                        "parent_of",
                        "target",
                        child,
                        "options",
                        Map.of("closeWithParent", true, "updateWithParent", true)));
        ok(200, desk.send("PUT", "/tickets/" + child + "/watchers/me", requester, "", ""));
        ok(200, desk.send("PUT", "/tickets/" + child + "/watchers/me", agent, "", ""));
        post(201, "/tickets/" + parent + "/replies", agent, Map.of("body", "We are at it", "toChildren", true));
        post(200, "/tickets/" + parent + "/transitions", agent, Map.of("to", "resolved", "resolution", "Done"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(read(child)).containsEntry("status", "resolved"));
        assertThat(desk.send("GET", "/tickets/" + child + "/replies", requester, "", "")
                        .body())
                .contains("We are at it");
        // Whose ticket it is hears of both in words of their own, and not a second time as one who watches. Whoever
        // wrote
        // the reply is told of the move alone, which the desk made.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(told(child))
                .containsExactlyInAnyOrder(
                        "ticket.created the_requester",
                        "ticket.replied the_requester",
                        "ticket.resolved the_requester",
                        "ticket.updated the_agent"));
    }

    private List<String> told(String ticket) {
        return desk.database().transactions().read(dsl -> dsl.fetch(
                        "select concat(n.event, ' ', u.username) from core_notification n"
                                + " join core_user u on u.id = n.receiver_id where n.subject_id = ?",
                        ticket)
                .getValues(0, String.class));
    }

    @Test
    void anOperationRepeatedUnderItsKeyIsDoneOnce() throws IOException, InterruptedException {
        String ticket = ticket(agent);
        String body =
                Json.write(Map.of("ids", List.of(ticket), "action", "note", "fields", Map.of("body", "Said once")));
        HttpResponse<String> first = keyed("/tickets/bulk", body);
        HttpResponse<String> second = keyed("/tickets/bulk", body);
        assertThat(ok(200, second)).isEqualTo(ok(200, first));
        List<?> notes = (List<?>) ok(200, desk.send("GET", "/tickets/" + ticket + "/notes", agent, "", ""))
                .get("items");
        assertThat(notes).hasSize(1);
        // As it is after a crash, where the answer was never stored: the operation itself is answered, as what was
        // made.
        desk.database().transactions().inTransaction(work -> work.dsl()
                .execute(
                        "update core_idempotency set state = 'completed', body = null where location like '%/bulk/%'"));
        assertThat(ok(201, keyed("/tickets/bulk", body))).isEqualTo(ok(200, first));
        String operation = String.valueOf(ok(200, first).get("operation"));
        assertThat(String.valueOf(post(200, "/tickets/bulk/" + operation + "/undo", agent, Map.of())
                        .get("items")))
                .contains("bulk.said");
        ok(403, desk.send("POST", "/tickets/bulk", requester, JSON, body));
    }

    private HttpResponse<String> keyed(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(desk.address() + "/api/v1" + path))
                        .header("Authorization", "Bearer " + agent)
                        .header("Content-Type", JSON)
                        .header("Idempotency-Key", "bulk-once")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aListOfTasksAndTheirTagsComeOverHttp() {
        String ticket = ticket(agent);
        Map<String, @Nullable Object> task =
                post(201, "/tickets/" + ticket + "/tasks", agent, Map.of("title", "Call", "owner", "the_agent"));
        String path = "/tickets/" + ticket + "/tasks/" + task.get("id");
        HttpResponse<String> read = desk.send("GET", path, agent, "", "");
        assertThat(read.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(ok(200, desk.send("PATCH", path, agent, JSON, "{\"state\":\"done\"}")))
                .containsEntry("state", "done");
        assertThat(desk.send("GET", "/tasks?owner=me&state=done", agent, "", "").body())
                .contains("Call");
        ok(400, desk.send("GET", "/tasks", agent, "", ""));
        ok(200, desk.send("PATCH", "/tickets/" + ticket, agent, JSON, "{\"requester\":\"the_requester\"}"));
        ok(403, desk.send("GET", "/tickets/" + ticket + "/tasks", requester, "", ""));
        ok(503, desk.send("GET", "/tickets/" + ticket + "/category-suggestions", agent, "", ""));
        ok(204, desk.send("DELETE", path, agent, "", ""));
    }
}
