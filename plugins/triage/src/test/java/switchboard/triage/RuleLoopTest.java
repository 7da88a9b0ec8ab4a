package switchboard.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/** What runs in circles stops, is seen to have stopped, and does no harm. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleLoopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RunningDesk desk;
    private Client lead;
    private Client admin;

    @BeforeAll
    void start() {
        desk = RunningDesk.start(TriageArchive.archive(), EchoPlugin.archive());
        admin = desk.administrator();
        admin.post("/plugins/echo/disable").expect(200);
        lead = desk.role("team_lead");
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @AfterEach
    void noRules() {
        for (JsonNode rule : admin.get("/triage/rules").json().path("items")) {
            admin.delete("/triage/rules/" + rule.path("id").asText()).expect(204);
        }
    }

    @Test
    void aRuleThatTriggersItselfStops() {
        String rule =
                rule("Talks to itself", List.of("noted"), "true", Map.of("do", "note", "body", "And another thing"));
        String ticket = ticket("Talking");
        lead.post("/tickets/" + ticket + "/notes", Map.of("body", "One thing")).expect(201);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcomes(ticket)).contains("stopped same_effect"));

        assertThat(count(ticket, "ticket.noted")).isEqualTo(2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stopped(rule)).isPositive());
        assertThat(lead.get("/triage/rules/" + rule).json().path("problem").isNull())
                .isTrue();
    }

    @Test
    void twoRulesThatTriggerEachOtherStop() {
        String low = rule(
                "Calms",
                List.of("changed"),
                "ticket.urgency == 'high'",
                Map.of("do", "set", "fields", Map.of("urgency", "low")));
        rule(
                "Alarms",
                List.of("changed"),
                "ticket.urgency == 'low'",
                Map.of("do", "set", "fields", Map.of("urgency", "high")));
        String ticket = ticket("Up and down");
        lead.patch("/tickets/" + ticket, Map.of("urgency", "high")).expect(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcomes(ticket)).contains("stopped same_effect"));
        assertThat(count(ticket, "ticket.changed")).isLessThanOrEqualTo(4);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stopped(low)).isPositive());
    }

    @Test
    void anEchoByMailStopsAtTheBudgetOfTheTicket() {
        rule("Thanks", List.of("replied"), "true", Map.of("do", "reply", "body", "We have your message."));
        admin.post("/plugins/echo/enable").expect(200);
        String ticket = ticket("Away from the desk");
        lead.post("/tickets/" + ticket + "/replies", Map.of("body", "Is it better now?"))
                .expect(201);

        await().atMost(PATIENCE).until(() -> count(ticket, "ticket.loop_stopped") == 1);
        admin.post("/plugins/echo/disable").expect(200);
        assertThat(count(ticket, "ticket.replied")).isBetween(50, 110);
        assertThat(count(ticket, "ticket.loop_stopped")).isEqualTo(1);
        lead.post("/tickets/" + ticket + "/replies", Map.of("body", "A person may go on."))
                .expect(201);
    }

    @Test
    void aRuleThatKeepsRunningInCirclesIsSuspendedUntilItIsChanged() {
        String rule = rule("Never stops", List.of("noted"), "true", Map.of("do", "note", "body", "More"));
        String ticket = ticket("Often");
        for (int note = 0; note < 10; note++) {
            lead.post("/tickets/" + ticket + "/notes", Map.of("body", "Note " + note))
                    .expect(201);
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        lead.get("/triage/rules/" + rule).json().path("problem").asText())
                .contains("circles"));
        assertThat(admin.get("/plugins/triage").text()).contains("Never stops is suspended");

        lead.patch("/triage/rules/" + rule, Map.of("condition", "false")).expect(200);
        assertThat(lead.get("/triage/rules/" + rule).json().path("problem").isNull())
                .isTrue();
    }

    private String rule(String name, List<String> on, String condition, Map<String, ?> action) {
        return lead.post(
                        "/triage/rules",
                        Map.of("name", name, "on", on, "condition", condition, "actions", List.of(action)))
                .expect(201)
                .id();
    }

    private String ticket(String title) {
        return lead.post("/tickets", Map.of("kind", "incident", "title", title))
                .expect(201)
                .id();
    }

    private List<String> outcomes(String ticket) {
        List<String> outcomes = new java.util.ArrayList<>();
        lead.get("/tickets/" + ticket + "/triage")
                .expect(200)
                .json()
                .path("items")
                .forEach(trace -> trace.path("rules")
                        .forEach(line -> outcomes.add((line.path("result").asText() + " "
                                        + line.path("reason").asText())
                                .strip())));
        return outcomes;
    }

    private int count(String ticket, String type) {
        int count = 0;
        for (JsonNode entry :
                lead.get("/tickets/" + ticket + "/timeline?limit=200").json().path("items")) {
            count += entry.path("type").asText().equals(type) ? 1 : 0;
        }
        return count;
    }

    private int stopped(String rule) {
        int count = 0;
        long position = 0;
        JsonNode page = admin.get("/events?after=0&limit=200").expect(200).json();
        while (!page.path("items").isEmpty()) {
            for (JsonNode event : page.path("items")) {
                boolean ours = event.path("type").asText().equals("triage.stopped")
                        && event.path("data").path("rule").asText().equals(rule);
                count += ours ? 1 : 0;
                position = event.path("position").asLong();
            }
            page = admin.get("/events?after=" + position + "&limit=200")
                    .expect(200)
                    .json();
        }
        return count;
    }
}
