package switchboard.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.PluginArchives;
import switchboard.testkit.RunningDesk;

/** The whole module on a real server: what a client sees. */
@Timeout(180)
class ExampleDeskTest {

    private static RunningDesk desk;

    @BeforeAll
    static void start() {
        desk = RunningDesk.start(PluginArchives.of(ExamplePlugin.class, "1.0.0"));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void handOverIsWrittenChangedAcknowledgedAndDeleted() {
        Client agent = desk.role("agent");
        Answer written = agent.post("/example/hand-overs", Map.of("title", "Printer on 3", "body", "Toner ordered"))
                .expect(201);
        String path = "/example/hand-overs/" + written.id();

        assertThat(written.header("Location")).hasValue("/api/v1" + path);
        assertThat(agent.get(path).expect(200).entityTag()).isEqualTo("\"1\"");
        agent.patch(path, Map.of("title", "Printer on 4")).expect(200);
        Answer stale = agent.with("If-Match", "\"1\"").patch(path, Map.of("title", "Printer on 5"));
        stale.expectProblem(412, "request.stale");
        assertThat(stale.json().path("differences").path(0).path("current").asText())
                .isEqualTo("Printer on 4");
        assertThat(agent.post(path + "/acknowledge").expect(200).field("acknowledgedAt"))
                .isNotEmpty();
        assertThat(agent.get("/example/hand-overs?acknowledged=true")
                        .expect(200)
                        .text())
                .contains(written.id());
        agent.delete(path).expect(204);
        agent.get(path).expectProblem(404, "handover.not_found");
    }

    @Test
    void whoMayNotIsTold() {
        Client requester = desk.role("requester");

        requester.get("/example/hand-overs").expect(403);
        requester.post("/example/hand-overs", Map.of("title", "x")).expect(403);
        desk.anonymous().get("/example/hand-overs").expect(401);
        desk.role("auditor").get("/example/hand-overs").expect(200);
        desk.role("auditor").post("/example/hand-overs", Map.of("title", "x")).expect(403);
    }

    @Test
    void badInputIsRefused() {
        Client agent = desk.role("agent");

        agent.post("/example/hand-overs", Map.of("colour", "red")).expectProblem(422, "input.invalid");
        agent.get("/example/hand-overs?limit=none").expectProblem(400, "request.bad_limit");
        agent.get("/example/hand-overs?cursor=forged").expectProblem(400, "request.bad_cursor");
        agent.get("/example/hand-overs?acknowledged=perhaps").expectProblem(400, "request.bad_filter");
        agent.get("/example/hand-overs/no-id").expectProblem(404, "handover.not_found");
    }

    @Test
    void closingATicketAcknowledgesItsHandOvers() {
        Client agent = desk.role("agent");
        String ticket = agent.post("/tickets", Map.of("kind", "incident", "title", "No network"))
                .expect(201)
                .id();
        String path = "/tickets/" + ticket + "/example/ticket-hand-overs";

        Answer written =
                agent.post(path, Map.of("title", "Waiting for a switch")).expect(201);
        assertThat(written.field("ticket")).isEqualTo(ticket);
        assertThat(agent.get(path).expect(200).json().path("items")).hasSize(1);
        agent.get("/tickets/00000000-0000-7000-8000-0000000000ff/example/ticket-hand-overs")
                .expect(404);
        agent.post("/tickets/" + ticket + "/transitions", Map.of("to", "cancelled"))
                .expect(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        agent.get("/example/hand-overs/" + written.id()).field("acknowledgedAt"))
                .isNotEmpty());
    }
}
