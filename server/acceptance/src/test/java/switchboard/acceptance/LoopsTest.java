package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/** What would go on for ever stops by itself, where people see it, and the desk goes on meanwhile. */
@Timeout(300)
class LoopsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** More than any loop may leave behind on a ticket before it is stopped. */
    private static final int MOST_ENTRIES = 130;

    private static RunningDesk desk;
    private static Client lead;
    private static Client requester;
    private final Set<String> rules = new HashSet<>();

    @BeforeAll
    static void start() {
        desk = WholeDesk.start();
        lead = desk.role("team_lead");
        requester = desk.role("requester");
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @AfterEach
    void removeRules() {
        rules.forEach(rule -> lead.delete("/triage/rules/" + rule).expect(204));
    }

    private void rule(String name, String on, String condition, Map<String, ?> action) {
        rules.add(lead.post(
                        "/triage/rules",
                        Map.of("name", name, "on", List.of(on), "condition", condition, "actions", List.of(action)))
                .expect(201)
                .id());
    }

    private static String ticket(String title) {
        return requester
                .post("/tickets", Map.of("kind", "incident", "title", title))
                .expect(201)
                .id();
    }

    private static JsonNode timeline(String ticket) {
        return lead.get("/tickets/" + ticket + "/timeline?limit=200")
                .expect(200)
                .json()
                .path("items");
    }

    /** The trace of the rules says so, and nothing more is added afterwards. */
    private static void stopped(String ticket) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lead.get("/tickets/" + ticket + "/triage?limit=200")
                        .expect(200)
                        .json()
                        .findValuesAsText("result"))
                .contains("stopped"));
        int entries = timeline(ticket).size();
        assertThat(entries).isLessThan(MOST_ENTRIES);
        // A write of a person still goes, and the desk still answers everybody.
        lead.post("/tickets/" + ticket + "/tasks", Map.of("title", "Look at the rules"))
                .expect(201);
        desk.anonymous().get("/health/ready").expect(200);
        requester.get("/tickets").expect(200);
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> timeline(ticket).size() <= entries + 5);
    }

    @Test
    void aRuleThatTriggersItselfStops() {
        rule("Notes what is noted", "noted", "ticket.title == 'Itself'", Map.of("do", "note", "body", "Again"));
        String ticket = ticket("Itself");
        lead.post("/tickets/" + ticket + "/notes", Map.of("body", "Once")).expect(201);
        stopped(ticket);
    }

    @Test
    void twoRulesThatTriggerEachOtherStop() {
        rule("Replies to notes", "noted", "ticket.title == 'Each other'", Map.of("do", "reply", "body", "Ping"));
        rule("Notes replies", "replied", "ticket.title == 'Each other'", Map.of("do", "note", "body", "Pong"));
        String ticket = ticket("Each other");
        lead.post("/tickets/" + ticket + "/notes", Map.of("body", "Once")).expect(201);
        stopped(ticket);
    }

    /**
     * An answering machine on the requester's side: it replies to whatever the desk replies, and knows nothing of causes. The
     * desk's own part of the conversation has a budget.
     */
    @Test
    void anEchoFromOutsideStops() {
        rule(
                "Thanks for every reply",
                "replied",
                "ticket.title == 'Echo' && event.byPerson",
                Map.of("do", "reply", "body", "Thank you for your message"));
        String ticket = ticket("Echo");
        String path = "/tickets/" + ticket + "/replies";
        requester.post(path, Map.of("body", "Help")).expect(201);
        Set<String> answered = new HashSet<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            echo(path, answered);
            return hasStopped(ticket) || answered.size() > MOST_ENTRIES;
        });
        assertThat(hasStopped(ticket)).as("the desk says that it stopped").isTrue();
        assertThat(answered.size()).isLessThanOrEqualTo(MOST_ENTRIES);
        desk.anonymous().get("/health/ready").expect(200);
        requester.post(path, Map.of("body", "I am still here")).expect(201);
    }

    /** Replies to each reply of the desk that it has not answered yet. */
    private static void echo(String path, Set<String> answered) {
        String cursor = "";
        do {
            JsonNode page =
                    requester.get(path + "?limit=200" + cursor).expect(200).json();
            for (JsonNode reply : page.path("items")) {
                boolean ofTheDesk = reply.path("body").asText().startsWith("Thank you");
                if (ofTheDesk && answered.add(reply.path("id").asText())) {
                    requester.post(path, Map.of("body", "I am out of office")).expect(201);
                }
            }
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + Client.encode(page.path("next").asText())
                    : "";
        } while (!cursor.isEmpty());
    }

    /** The whole of the timeline, page by page. */
    private static boolean hasStopped(String ticket) {
        String cursor = "";
        do {
            JsonNode page = lead.get("/tickets/" + ticket + "/timeline?limit=200" + cursor)
                    .expect(200)
                    .json();
            if (page.path("items").findValuesAsText("type").contains("ticket.loop_stopped")) {
                return true;
            }
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + Client.encode(page.path("next").asText())
                    : "";
        } while (!cursor.isEmpty());
        return false;
    }
}
