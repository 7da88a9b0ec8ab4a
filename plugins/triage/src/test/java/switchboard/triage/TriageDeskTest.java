package switchboard.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/** The whole module on a real server: what a client sees. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TriageDeskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private RunningDesk desk;
    private Client lead;
    private Client agent;
    private Client admin;
    private Client stranger;

    @BeforeAll
    void start() {
        desk = RunningDesk.start(TriageArchive.archive());
        admin = desk.administrator();
        lead = desk.role("team_lead");
        agent = desk.role("agent");
        stranger = desk.person(
                "stranger", Map.of("roles", List.of("team_lead"), "organization", desk.organization("Elsewhere")));
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void aRuleClassifiesWhatIsMadeAndItsTraceSaysSo() {
        String rule = rule(Map.of(
                "name", "Network",
                "condition", "ticket.text.mentionsAny(['vpn', 'wifi']) && event.type == 'created'",
                "actions",
                        List.of(
                                Map.of("do", "set", "fields", Map.of("category", "network", "urgency", "high")),
                                Map.of("do", "note", "body", "Seen {{ticket.number}} of {{requester.displayName}}"))));
        String made = ticket("The WiFi is slow");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(agent.get("/tickets/" + made).field("category"))
                        .isEqualTo("network"));
        // The import tells the journal like everything else, and so the rule hears of it.
        admin.importLines(
                        "/tickets/import",
                        "{\"externalId\":\"T-1\",\"kind\":\"incident\",\"title\":\"No VPN\",\"requester\":\"agent\"}")
                .expect(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(agent.get("/tickets?externalId=T-1")
                        .json()
                        .path("items")
                        .path(0)
                        .path("category")
                        .asText())
                .isEqualTo("network"));
        JsonNode fired = line(made, rule);
        assertThat(fired.path("result").asText()).isEqualTo("fired");
        assertThat(fired.path("name").asText()).isEqualTo("Network");
        assertThat(fired.path("effects").path(0).path("after").asText()).isEqualTo("network");
        assertThat(agent.get("/tickets/" + made + "/notes").text()).contains("Seen 1", "of agent");
        String other = ticket("The printer is out of paper");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(line(other, rule).path("reason").asText()).isEqualTo("condition"));
        desk.role("requester").get("/tickets/" + made + "/triage").expect(404);
        stranger.get("/triage/rules/" + rule).expectProblem(404, "rule.not_found");
        assertThat(stranger.get("/triage/rules").expect(200).text()).doesNotContain("Network");
        lead.delete("/triage/rules/" + rule).expect(204);
    }

    @Test
    void rulesKnowTheKeyInformationAndRunWhenItIsRecorded() {
        String rule = rule(Map.of(
                "name",
                "Many are affected",
                "on",
                List.of("created", "information_recorded"),
                "condition",
                "ticket.information.affectedUsers > 50 && 'E-17' in ticket.information.errorCodes",
                "actions",
                List.of(Map.of("do", "set", "fields", Map.of("impact", "high")))));
        Map<String, Object> known = Map.of("affectedUsers", 80, "errorCodes", List.of("E-17"));
        String said = agent.post("/tickets", Map.of("kind", "incident", "title", "Known at once", "information", known))
                .expect(201)
                .id();
        String later = ticket("Found out later");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(agent.get("/tickets/" + said).field("impact")).isEqualTo("high");
            assertThat(line(later, rule).path("reason").asText()).isEqualTo("condition");
        });

        agent.patch("/tickets/" + later + "/information", Map.of("errorCodes", List.of("E-17")))
                .expect(200);
        agent.patch("/tickets/" + later + "/information", Map.of("affectedUsers", 51))
                .expect(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(agent.get("/tickets/" + later).field("impact"))
                        .isEqualTo("high"));
        String traces = agent.get("/tickets/" + later + "/triage").expect(200).text();
        assertThat(traces).contains("information_recorded", "fired").doesNotContain("E-17");
        JsonNode report = lead.post(
                        "/triage/rules/dry-run",
                        Map.of(
                                "rule",
                                Map.of(
                                        "on",
                                        List.of("information_recorded"),
                                        "condition",
                                        "ticket.information.affectedUsers == 51",
                                        "actions",
                                        List.of(Map.of("do", "note", "body", "Many")))))
                .expect(200)
                .json();
        assertThat(report.path("items").findValuesAsText("ticket")).containsExactly(later);
        lead.delete("/triage/rules/" + rule).expect(204);
    }

    @Test
    void rulesOfAnotherOrganizationPassByAndAStopStops() {
        String first = rule(Map.of(
                "name",
                "Stops",
                "order",
                1,
                "condition",
                "ticket.title == 'Stop here'",
                "actions",
                List.of(Map.of("do", "set", "fields", Map.of("impact", "low")), Map.of("do", "stop"))));
        String second = rule(Map.of(
                "name",
                "Comes later",
                "order",
                2,
                "actions",
                List.of(Map.of("do", "set", "fields", Map.of("impact", "high")))));
        String foreign = stranger.post(
                        "/triage/rules",
                        Map.of("name", "Foreign", "actions", List.of(Map.of("do", "note", "body", "x"))))
                .expect(201)
                .id();
        String made = ticket("Stop here");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(line(made, second).path("reason").asText()).isEqualTo("after_stop");
            assertThat(agent.get("/tickets/" + made).field("impact")).isEqualTo("low");
        });
        String next = ticket("Go on");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(line(next, foreign).path("reason").asText()).isEqualTo("organization");
            assertThat(agent.get("/tickets/" + next).field("impact")).isEqualTo("high");
        });
        for (String rule : List.of(first, second)) {
            lead.delete("/triage/rules/" + rule).expect(204);
        }
        stranger.delete("/triage/rules/" + foreign).expect(204);
    }

    @Test
    void whatIsWrongWithARuleIsToldWithItsPlace() {
        Answer refused = lead.post(
                "/triage/rules",
                Map.of(
                        "name",
                        "Wrong",
                        "condition",
                        "ticket.titel == 1",
                        "on",
                        List.of("exploded"),
                        "actions",
                        List.of(Map.of("do", "set", "fields", Map.of("team", "Nobody")), Map.of("do", "dance"))));
        refused.expectProblem(422, "input.invalid");
        assertThat(refused.text()).contains("line 1, column 1", "actions[0].fields.team", "actions[1].do", "\"on\"");
        agent.post("/triage/rules", Map.of("name", "x", "actions", List.of(Map.of("do", "stop"))))
                .expect(403);
        String rule = rule(Map.of("name", "Versions", "active", false, "actions", List.of(Map.of("do", "stop"))));
        String path = "/triage/rules/" + rule;
        lead.with("If-Match", "\"1\"").patch(path, Map.of("name", "Versions 2")).expect(200);
        Answer stale = lead.with("If-Match", "\"1\"").patch(path, Map.of("name", "Versions 3"));
        stale.expectProblem(412, "request.stale");
        assertThat(stale.json().path("differences").path(0).path("current").asText())
                .isEqualTo("Versions 2");
        agent.patch(path, Map.of("name", "Mine")).expect(403);
        rule(Map.of("name", "Twice", "active", false, "actions", List.of(Map.of("do", "stop"))));
        lead.post("/triage/rules", Map.of("name", "Twice", "actions", List.of(Map.of("do", "stop"))))
                .expectProblem(409, "rule.duplicate_name");
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndWritesNothing() {
        String cold = ticket("Heating is cold in room 7");
        ticket("All is well");
        Map<String, ?> rule = Map.of(
                "condition",
                "ticket.title.mentions('heating')",
                "actions",
                List.of(
                        Map.of("do", "set", "fields", Map.of("impact", "high")),
                        Map.of("do", "note", "body", "Of {{ticket.number}}")));
        JsonNode report = lead.post(
                        "/triage/rules/dry-run",
                        Map.of("rule", rule, "last", 100, "filter", Map.of("open", List.of("true"))))
                .expect(200)
                .json();
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(report.path("matched").asInt()).isEqualTo(1);
        assertThat(report.path("items").path(0).path("ticket").asText()).isEqualTo(cold);
        assertThat(report.toString()).contains("\"after\":\"high\"", "Of 1");
        assertThat(agent.get("/tickets/" + cold).json().path("version").asInt()).isEqualTo(1);
        assertThat(stranger.post("/triage/rules/dry-run", Map.of("rule", rule))
                        .expect(200)
                        .json()
                        .path("matched")
                        .asInt())
                .isZero();
        lead.post("/triage/rules/dry-run", Map.of("rule", rule, "filter", Map.of("colour", "red")))
                .expect(400);
        lead.post("/triage/rules/dry-run", Map.of("last", 5)).expectProblem(422, "input.invalid");
        lead.post("/triage/rules/dry-run", Map.of("rule", Map.of("condition", "1", "actions", List.of())))
                .expectProblem(422, "input.invalid");
    }

    @Test
    void macrosSpeakTheRequestersLanguageAndValuesAreNoTemplates() {
        Client anna = desk.person(
                "anna", Map.of("roles", List.of("requester"), "locale", "sv-SE", "displayName", "{{ticket.number}}"));
        String ticket = anna.post("/tickets", Map.of("kind", "incident", "title", "Skrivaren"))
                .expect(201)
                .id();
        String macro = lead.post(
                        "/triage/macros",
                        Map.of(
                                "name", "Restart",
                                "reply",
                                        Map.of(
                                                "en",
                                                "Dear {{requester.displayName}}",
                                                "sv",
                                                "Hej {{requester.displayName}}, {{agent.displayName}} här"),
                                "note", Map.of("en", "Told to restart"),
                                "fields", Map.of("urgency", "low"),
                                "transition", Map.of("to", "closed")))
                .expect(201)
                .id();
        String path = "/tickets/" + ticket + "/triage/macros/" + macro;
        JsonNode preview = agent.post(path + "/preview", Map.of()).expect(200).json();
        assertThat(preview.path("effects")).hasSize(4);
        assertThat(preview.path("effects").path(0).path("body").asText()).isEqualTo("Hej {{ticket.number}}, agent här");
        assertThat(agent.get("/tickets/" + ticket).field("urgency")).isEqualTo("medium");
        assertThat(agent.post(path + "/preview", Map.of("language", "en")).text())
                .contains("Dear {{ticket.number}}");

        JsonNode applied = agent.post(path + "/apply", Map.of()).expect(200).json();
        assertThat(applied.path("complete").asBoolean()).as(applied.toString()).isFalse();
        // What is not resolved is not closed; what came before stands.
        assertThat(applied.path("done").path(3).path("code").asText()).isEqualTo("ticket.illegal_transition");
        assertThat(agent.get("/tickets/" + ticket).field("urgency")).isEqualTo("low");
        assertThat(anna.get("/tickets/" + ticket + "/replies").text()).contains("Hej {{ticket.number}}, agent här");
        anna.post(path + "/apply", Map.of()).expect(403);
        lead.post("/triage/macros", Map.of("name", "Bad", "reply", Map.of("en", "{{secret}}", "x y", "z")))
                .expectProblem(422, "input.invalid");
        stranger.get("/triage/macros/" + macro).expect(404);
    }

    @Test
    void theQueueIsOrderedByCriticalityThenAge() {
        String low = ticket("Queued low", "impact", "low", "urgency", "low");
        String old = ticket("Queued high", "impact", "high", "urgency", "medium");
        String young = ticket("Queued high too", "impact", "high", "urgency", "medium");
        String critical = ticket("Queued critical", "impact", "high", "urgency", "high");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(queue(List.of(low, old, young, critical)))
                .containsExactly(critical, old, young, low));
        agent.patch("/tickets/" + critical, Map.of("assignee", "agent", "category", "network"))
                .expect(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(queue(List.of(low, old, young, critical)))
                .containsExactly(old, young, low));
        assertThat(stranger.get("/triage/queue").expect(200).json().path("items"))
                .isEmpty();
        JsonNode page = agent.get("/triage/queue?limit=1").expect(200).json();
        assertThat(agent.get("/triage/queue?limit=1&cursor=" + page.path("next").asText())
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(1);
        agent.get("/triage/queue?cursor=forged").expect(400);
        desk.role("requester").get("/triage/queue").expect(403);
    }

    @Test
    void accuracySaysWhoClassifiedFirstAndWhatBecameOfIt() {
        Client careful = desk.person("careful", Map.of("roles", List.of("agent")));
        String right = careful.post("/tickets", Map.of("kind", "incident", "title", "a", "category", "network"))
                .expect(201)
                .id();
        String wrong = careful.post("/tickets", Map.of("kind", "incident", "title", "b", "category", "hardware_fault"))
                .expect(201)
                .id();
        careful.patch("/tickets/" + wrong, Map.of("category", "software_fault")).expect(200);
        String id = careful.get("/me").json().path("id").asText();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode report = agent.get("/triage/accuracy").expect(200).json();
            JsonNode line = find(report.path("sources"), "id", id);
            assertThat(line.path("tickets").asInt()).isEqualTo(2);
            assertThat(line.path("right").asInt()).isEqualTo(1);
            assertThat(report.path("confusions").toString())
                    .contains("\"first\":\"hardware_fault\",\"now\":\"software_fault\"");
        });
        assertThat(right).isNotEmpty();
        assertThat(stranger.get("/triage/accuracy")
                        .expect(200)
                        .json()
                        .path("all")
                        .path("tickets")
                        .asInt())
                .isZero();
        agent.get("/triage/accuracy?since=yesterday").expectProblem(400, "request.bad_filter");
    }

    @Test
    void accuracySaysHowOftenARuleWasRight() {
        String rule = rule(Map.of(
                "name",
                "Tape robots",
                "on",
                List.of("created"),
                "condition",
                "ticket.title.mentions('tape')",
                "actions",
                List.of(Map.of("do", "set", "fields", Map.of("category", "hardware_fault")))));
        String right = ticket("The tape robot");
        String wrong = ticket("The tape library");
        String corrected = ticket("The tape drive", "category", "network");
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (String classified : List.of(right, wrong, corrected)) {
                assertThat(agent.get("/tickets/" + classified).field("category"))
                        .isEqualTo("hardware_fault");
            }
            assertThat(ofRule(rule).path("tickets").asInt()).isEqualTo(2);
        });
        assertThat(ofRule(rule).path("right").asInt()).isEqualTo(2);
        agent.patch("/tickets/" + wrong, Map.of("category", "software_fault")).expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(ofRule(rule).path("right").asInt()).isEqualTo(1));
        assertThat(ofRule(rule).path("tickets").asInt()).isEqualTo(2);
        assertThat(ofRule(rule).path("source").asText()).isEqualTo("rule");
        lead.delete("/triage/rules/" + rule).expect(204);
    }

    /** What became of the tickets that a rule classified first. */
    private JsonNode ofRule(String rule) {
        return find(agent.get("/triage/accuracy").expect(200).json().path("sources"), "id", rule);
    }

    @Test
    void aRuleGivesWorkToATeamAndTellsPeople() {
        Client worker = desk.person("worker", Map.of("roles", List.of("agent")));
        String id = worker.get("/me").json().path("id").asText();
        admin.post("/teams", Map.of("name", "Printing", "members", List.of(id))).expect(201);
        String rule = rule(Map.of(
                "name",
                "Printing",
                "on",
                List.of("created"),
                "condition",
                "ticket.title.mentions('plotter')",
                "actions",
                List.of(
                        Map.of("do", "set", "fields", Map.of("team", "Printing")),
                        Map.of("do", "assign", "strategy", "least_loaded"),
                        Map.of("do", "notify", "to", List.of("assignee"), "message", "See {{ticket.number}}"))));
        String made = ticket("The plotter");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(line(made, rule).path("result").asText())
                    .as(line(made, rule).toString())
                    .isEqualTo("fired");
            assertThat(agent.get("/tickets/" + made).field("assignee")).isEqualTo(id);
        });
        lead.delete("/triage/rules/" + rule).expect(204);
    }

    private String rule(Map<String, ?> fields) {
        return lead.post("/triage/rules", fields).expect(201).id();
    }

    private String ticket(String title, String... fields) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("kind", "incident", "title", title));
        for (int index = 0; index < fields.length; index += 2) {
            body.put(fields[index], fields[index + 1]);
        }
        return agent.post("/tickets", body).expect(201).id();
    }

    private JsonNode line(String ticket, String rule) {
        JsonNode traces =
                agent.get("/tickets/" + ticket + "/triage").expect(200).json().path("items");
        JsonNode oldest = traces.path(traces.size() - 1);
        return find(oldest.path("rules"), "rule", rule);
    }

    private static JsonNode find(JsonNode lines, String name, String value) {
        for (JsonNode line : lines) {
            if (line.path(name).asText().equals(value)) {
                return line;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private List<String> queue(List<String> among) {
        List<String> ids = new ArrayList<>();
        agent.get("/triage/queue?limit=200").expect(200).json().path("items").forEach(item -> {
            if (among.contains(item.path("id").asText())) {
                ids.add(item.path("id").asText());
            }
        });
        return ids;
    }
}
