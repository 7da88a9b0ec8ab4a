package switchboard.major;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.PluginArchives;
import switchboard.testkit.RunningDesk;

/** The whole module on a real server. */
@Timeout(180)
class MajorIncidentsDeskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static RunningDesk desk;
    private static Client lead;
    private static Client agent;
    private static Client requester;
    private static Client administrator;

    @BeforeAll
    static void start() {
        desk = RunningDesk.start(PluginArchives.of(MajorIncidentsPlugin.class, "1.0.0"));
        administrator = desk.administrator();
        lead = desk.role("team_lead");
        agent = desk.role("agent");
        requester = desk.role("requester");
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static Map<String, Object> declaration(String manager) {
        return new HashMap<>(Map.of("summary", "Mail is down", "reason", "Everybody is affected", "manager", manager));
    }

    private static String ticketOf(Client client) {
        return client.post("/tickets", Map.of("kind", "incident", "title", "No mail"))
                .expect(201)
                .id();
    }

    @Test
    void declaringRaisesThePriorityAndUndeclaringRestoresIt() {
        String ticket = ticketOf(agent);
        Answer declared = lead.post("/tickets/" + ticket + "/major-incidents", declaration("agent"))
                .expect(201);
        String path = "/major-incidents/" + declared.id();

        assertThat(declared.header("Location")).hasValue("/api/v1" + path);
        assertThat(lead.get("/tickets/" + ticket).field("priority")).isEqualTo("critical");
        assertThat(lead.get("/tickets/" + ticket).field("priorityReason")).isEqualTo("Major incident declared");
        lead.post("/tickets/" + ticket + "/major-incidents", declaration("agent"))
                .expectProblem(409, "majorincident.already_declared");

        lead.post(path + "/undeclare", Map.of()).expectProblem(422, "input.invalid");
        lead.post(path + "/undeclare", Map.of("reason", "One mailbox only")).expect(200);
        assertThat(lead.get("/tickets/" + ticket).field("priority")).isEqualTo("medium");
        assertThat(lead.get(path).expect(200).field("state")).isEqualTo("undeclared");
        lead.post(path + "/updates", Map.of("text", "x")).expectProblem(409, "majorincident.ended");
        lead.post("/tickets/" + ticket + "/major-incidents", declaration("agent"))
                .expect(201);
    }

    @Test
    void criteriaAreVersionedMeasuredAndCited() {
        String organization = desk.organization("Measured");
        Client itsLead =
                desk.person("measuredlead", Map.of("roles", List.of("team_lead"), "organization", organization));
        Answer written = itsLead.post(
                        "/major-incidents/criteria",
                        Map.of(
                                "name",
                                "Many people",
                                "conditions",
                                List.of(
                                        Map.of("field", "affectedUsers", "atLeast", 50),
                                        Map.of("field", "impact", "oneOf", List.of("high", "medium")))))
                .expect(201);
        String criterion = "/major-incidents/criteria/" + written.id();
        String ticket = ticketOf(itsLead);
        String assessment = "/tickets/" + ticket + "/major-incidents/assessment";

        assertThat(itsLead.get(assessment).expect(200).field("suggestion")).isEqualTo("none");
        assertThat(itsLead.get(assessment + "?affectedUsers=49").field("suggestion"))
                .isEqualTo("none");
        JsonNode met = itsLead.get(assessment + "?affectedUsers=50").expect(200).json();
        assertThat(met.path("suggestion").asText()).isEqualTo("declare");
        assertThat(met.path("criteria")
                        .path(0)
                        .path("conditions")
                        .path(0)
                        .path("actual")
                        .asInt())
                .isEqualTo(50);
        itsLead.patch("/tickets/" + ticket, Map.of("fields", Map.of("affectedUsers", 70)))
                .expect(200);
        assertThat(itsLead.get(assessment).field("suggestion")).isEqualTo("declare");

        assertThat(itsLead.with("If-Match", "\"9\"")
                        .patch(criterion, Map.of("name", "More"))
                        .status())
                .isEqualTo(412);
        itsLead.patch(criterion, Map.of("name", "Very many people")).expect(200);
        assertThat(itsLead.get(criterion + "/versions").expect(200).json().path("items"))
                .hasSize(2);
        itsLead.post("/tickets/" + ticket + "/major-incidents", declaration("measuredlead"))
                .expectProblem(422, "input.invalid");
        Map<String, Object> citing = declaration("measuredlead");
        citing.put("criteria", List.of(written.id()));
        Answer declared =
                itsLead.post("/tickets/" + ticket + "/major-incidents", citing).expect(201);
        assertThat(declared.json().path("criteria").path(0).path("version").asInt())
                .isEqualTo(2);
        lead.get(criterion).expect(404);
        lead.get("/major-incidents/" + declared.id()).expect(404);
    }

    @Test
    void theManagerManagesAndIsNotTheIncidentManager() {
        administrator
                .patch("/settings", Map.of("major-incidents.incidentManager", "chief"))
                .expect(200);
        desk.person("chief", Map.of("roles", List.of("team_lead")));
        desk.person("coordinator", Map.of("roles", List.of("agent")));
        Client coordinator = desk.signIn("coordinator", RunningDesk.PASSWORD);
        String ticket = ticketOf(agent);
        lead.post("/tickets/" + ticket + "/major-incidents", declaration("chief"))
                .expectProblem(422, "input.invalid");
        String path = "/major-incidents/"
                + lead.post("/tickets/" + ticket + "/major-incidents", declaration("coordinator"))
                        .expect(201)
                        .id();

        agent.patch(path, Map.of("warRoom", "https://meet.example.org/1")).expect(403);
        coordinator.patch(path, Map.of("warRoom", "http://meet.example.org/1")).expectProblem(422, "input.invalid");
        coordinator
                .patch(path, Map.of("warRoom", "https://user@meet.example.org/"))
                .expect(422);
        coordinator
                .patch(
                        path,
                        Map.of("warRoom", "https://meet.example.org/1", "announcement", "https://status.example.org/7"))
                .expect(200);
        JsonNode whole = agent.get(path).expect(200).json();
        assertThat(whole.path("warRoom").asText()).isEqualTo("https://meet.example.org/1");
        assertThat(whole.path("announcement").asText()).isEqualTo("https://status.example.org/7");
        coordinator
                .patch(path, Map.of("announcement", "http://status.example.org/7"))
                .expectProblem(422, "input.invalid");
        assertThat(agent.get(path).field("announcement")).isEqualTo("https://status.example.org/7");
        assertThat(whole.path("incidentManager").asText()).isNotEmpty();

        coordinator.post(path + "/actions", Map.of("title", "Restart")).expectProblem(422, "input.invalid");
        Answer action = coordinator
                .post(path + "/actions", Map.of("title", "Restart", "owner", "agent"))
                .expect(201);
        String actionPath = path + "/actions/" + action.id();
        agent.patch(actionPath, Map.of("title", "Something else")).expect(403);
        agent.patch(actionPath, Map.of("state", "done", "result", "Restarted")).expect(200);
        assertThat(agent.get(actionPath).field("result")).isEqualTo("Restarted");
        requester.get(path).expect(404);
    }

    @Test
    void theClockStrikesOnceForEachMissedUpdate() {
        String path = Declaring.declare(lead, "Clock");
        lead.patch(path, Map.of("cadenceMinutes", 60)).expect(200);
        Instant due = Instant.parse(lead.get(path).field("nextUpdateDue"));
        assertThat(due).isAfter(Instant.now().plus(Duration.ofMinutes(58)));
        lead.post(path + "/updates", Map.of("text", "Still looking", "audience", "public"))
                .expect(201);
        assertThat(Instant.parse(lead.get(path).field("nextUpdateDue"))).isAfter(due);

        lead.post(path + "/transitions", Map.of("to", "resolved")).expect(200);
        assertThat(lead.get(path).json().path("nextUpdateDue").isNull()).isTrue();
        lead.post(path + "/transitions", Map.of("to", "reviewed")).expectProblem(422, "input.invalid");
        lead.post(path + "/transitions", Map.of("to", "stabilised")).expect(200);
        assertThat(lead.get(path).field("nextUpdateDue")).isNotEmpty();
        Answer illegal = lead.post(path + "/transitions", Map.of("to", "stabilised"));
        illegal.expectProblem(409, "majorincident.illegal_transition");
        assertThat(illegal.json().path("allowed")).hasSize(2);
    }

    @Test
    void childrenAreToldOfPublicUpdatesOnce() {
        String path = Declaring.declare(lead, "Children");
        String child = ticketOf(requester);
        String quiet = ticketOf(requester);
        lead.post(path + "/children", Map.of("ticket", child)).expect(201);
        lead.post(path + "/children", Map.of("ticket", quiet, "told", false)).expect(201);
        lead.post(path + "/children", Map.of("ticket", "none")).expectProblem(422, "input.invalid");

        lead.post(path + "/updates", Map.of("text", "For us alone")).expect(201);
        lead.post(path + "/updates", Map.of("text", "We are on it", "audience", "public"))
                .expect(201);
        lead.post(path + "/updates", Map.of("text", "Half is back", "audience", "public"))
                .expect(201);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(replies(child)).containsExactly("We are on it", "Half is back"));
        assertThat(replies(quiet)).isEmpty();
        JsonNode seen = requester
                .get("/tickets/" + quiet + "/major-incidents")
                .expect(200)
                .json()
                .path("items")
                .path(0);
        assertThat(seen.path("relation").asText()).isEqualTo("child");
        assertThat(seen.path("updates")).hasSize(2);
        assertThat(seen.toString()).doesNotContain("For us alone", "Everybody is affected");
        lead.delete(path + "/children/" + quiet).expect(204);
        assertThat(requester
                        .get("/tickets/" + quiet + "/major-incidents")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    private static List<String> replies(String ticket) {
        List<String> bodies = new java.util.ArrayList<>();
        lead.get("/tickets/" + ticket + "/replies")
                .expect(200)
                .json()
                .path("items")
                .forEach(reply -> bodies.add(reply.path("body").asText()));
        return bodies;
    }

    @Test
    void aTicketIsNotClosedBeforeItsMajorIncidentIsResolved() {
        String ticket = ticketOf(agent);
        String path = "/major-incidents/" + Declaring.declare(lead, ticket, "Guarded");
        agent.post("/tickets/" + ticket + "/transitions", Map.of("to", "cancelled"))
                .expectProblem(409, "ticket.vetoed");
        agent.post("/tickets/" + ticket + "/transitions", Map.of("to", "resolved", "resolution", "Restarted"))
                .expect(200);
        agent.post("/tickets/" + ticket + "/transitions", Map.of("to", "closed", "channel", "phone"))
                .expectProblem(409, "ticket.vetoed");

        lead.post(path + "/transitions", Map.of("to", "resolved")).expect(200);
        agent.post("/tickets/" + ticket + "/transitions", Map.of("to", "closed"))
                .expect(200);
    }

    @Test
    void theReviewEndsItAndIsReadByWhomItIsFor() {
        String path = Declaring.declare(lead, "Reviewed");
        requester.get(path + "/review").expect(404);
        lead.patch(path + "/review", Map.of("happened", "A disk was full")).expect(200);
        lead.post(path + "/review/publication", Map.of()).expectProblem(409, "majorincident.not_resolved");
        lead.post(path + "/transitions", Map.of("to", "resolved")).expect(200);
        lead.post(path + "/review/publication", Map.of()).expectProblem(409, "majorincident.review_incomplete");
        lead.patch(path + "/review", Map.of("fixed", "It was emptied", "prevention", "It is watched"))
                .expect(200);
        lead.post(path + "/actions", Map.of("title", "Watch disks", "owner", "agent", "purpose", "prevention"))
                .expect(201);
        requester.get(path + "/review").expect(404);
        lead.post(path + "/review/publication", Map.of("audience", "requesters"))
                .expect(200);

        assertThat(requester.get(path + "/review").expect(200).field("prevention"))
                .isEqualTo("It is watched");
        assertThat(lead.get(path).field("state")).isEqualTo("reviewed");
        lead.patch(path + "/review", Map.of("happened", "x")).expectProblem(409, "majorincident.review_fixed");
        lead.post(path + "/timeline", Map.of("body", "x")).expectProblem(409, "majorincident.ended");
        assertThat(lead.get("/major-incidents?state=reviewed&limit=1")
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(1);
        lead.get("/major-incidents?state=odd").expectProblem(400, "request.bad_filter");
    }

    @Test
    void aReviewThatNeedsConsentWaitsForIt() {
        Client approver = desk.person("approver", Map.of("roles", List.of("team_lead")));
        String path = Declaring.declare(lead, "Consented");
        lead.post(path + "/transitions", Map.of("to", "resolved")).expect(200);
        lead.patch(path + "/review", Map.of("happened", "a", "fixed", "b", "prevention", "c"))
                .expect(200);
        administrator
                .patch(
                        "/settings",
                        Map.of(
                                "major-incidents.reviewNeedsApproval",
                                true,
                                "major-incidents.incidentManager",
                                "approver"))
                .expect(200);
        try {
            decide(approver, path, "reject");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lead.get(path + "/review").field("state"))
                            .isEqualTo("draft"));
            lead.patch(path + "/review", Map.of("prevention", "c and d")).expect(200);
            decide(approver, path, "approve");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(lead.get(path).field("state")).isEqualTo("reviewed"));
            assertThat(lead.get(path + "/review").field("audience")).isEqualTo("requesters");
        } finally {
            administrator
                    .patch("/settings", Map.of("major-incidents.reviewNeedsApproval", false))
                    .expect(200);
        }
    }

    private static void decide(Client approver, String path, String decision) {
        Answer asked = lead.post(path + "/review/publication", Map.of("audience", "requesters"))
                .expect(200);
        assertThat(asked.field("state")).isEqualTo("in_approval");
        lead.patch(path + "/review", Map.of("happened", "x")).expectProblem(409, "majorincident.review_fixed");
        approver.post(
                        "/approvals/" + asked.field("approval") + "/decisions",
                        Map.of("decision", decision, "reason", "Read it"))
                .expect(200);
    }

    @Test
    void theTimelineIsInOrderOfWhatHappened() {
        String path = Declaring.declare(lead, "Timeline");
        Instant before = Instant.now().minus(Duration.ofHours(1));
        lead.post(path + "/timeline", Map.of("body", "First alarm", "at", before.toString()))
                .expect(201);
        lead.post(path + "/timeline", Map.of("body", "We roll back", "kind", "decision"))
                .expect(201);
        lead.post(path + "/timeline", Map.of("body", "x", "kind", "moved")).expectProblem(422, "input.invalid");
        lead.post(path + "/timeline", Map.of("body", "x", "at", "2090-01-01T00:00:00Z"))
                .expect(422);

        JsonNode first = lead.get(path + "/timeline?limit=1").expect(200).json();
        assertThat(first.path("items").path(0).path("body").asText()).isEqualTo("First alarm");
        JsonNode rest = lead.get(path + "/timeline?limit=200&cursor="
                        + first.path("next").asText())
                .expect(200)
                .json();
        assertThat(rest.path("items").findValuesAsText("kind")).contains("declared", "decision", "ticket");
        assertThat(rest.path("items").findValuesAsText("detail")).contains("ticket.created", "ticket.changed");
        assertThat(rest.path("items").toString()).doesNotContain("First alarm");
        lead.get(path + "/timeline?cursor=forged").expectProblem(400, "request.bad_cursor");
    }
}
