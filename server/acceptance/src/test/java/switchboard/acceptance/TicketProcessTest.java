package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;
import switchboard.testkit.fakes.FakeClock;

/**
 * A ticket from contact to confirmed closure, over HTTP alone, as requester, agent, second line and manager: recorded,
 * classified, diagnosed, assigned, escalated with a hand-over, resolved, reopened, resolved, confirmed and closed. Time passes
 * as the test says, so that what the service levels count can be held against the timeline to the minute.
 */
@Timeout(300)
class TicketProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private static FakeClock clock;
    private static RunningDesk desk;

    @BeforeAll
    static void start() {
        // A Monday, half past eight in Stockholm.
        clock = new FakeClock(Instant.parse("2026-03-02T07:30:00Z"));
        desk = RunningDesk.start(clock, Distribution.plugins().toArray(Path[]::new));
        person("anna", "requester");
        person("first", "agent");
        person("second", "agent");
        person("lead", "team_lead");
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static void person(String name, String role) {
        desk.person(name, Map.of("roles", List.of(role)));
    }

    /** Signed in anew each time: days pass, and tokens with them. */
    private static Client as(String name) {
        return desk.signIn(name, RunningDesk.PASSWORD);
    }

    private static Client administrator() {
        return desk.signIn("admin", RunningDesk.ADMINISTRATOR);
    }

    private static String id(String name) {
        return as(name).get("/me").expect(200).id();
    }

    private static void at(String instant) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(instant)));
    }

    /** What a manager and an administrator have settled before the first call comes in. */
    private static void settle() {
        Client administrator = administrator();
        administrator
                .post("/calendars", Map.of("name", "Office", "zone", STOCKHOLM.getId(), "week", OfficeMinutes.week()))
                .expect(201);
        administrator
                .post(
                        "/service-levels/policies",
                        Map.of(
                                "name", "Incidents",
                                "kind", "sla",
                                "calendar", "Office",
                                "targets", Map.of("firstResponse", 60, "resolution", 600)))
                .expect(201);
        String second = team("Second line", "second", Map.of("tier", "2"));
        team(
                "First line",
                "first",
                Map.of("tier", "1", "strategy", "round_robin", "autoAssign", true, "escalatesTo", second));
        as("lead")
                .post(
                        "/triage/rules",
                        Map.of(
                                "name",
                                "Network",
                                "on",
                                List.of("created"),
                                "condition",
                                "ticket.text.mentionsAny(['vpn', 'wifi'])",
                                "actions",
                                List.of(Map.of(
                                        "do", "set", "fields", Map.of("category", "network", "team", "First line")))))
                .expect(201);
    }

    private static String team(String name, String member, Map<String, ?> assignment) {
        Client administrator = administrator();
        String team = administrator
                .post("/teams", Map.of("name", name, "members", List.of(id(member))))
                .expect(201)
                .id();
        administrator.patch("/teams/" + team + "/assignment", assignment).expect(200);
        return team;
    }

    @Test
    void aTicketGoesFromContactToConfirmedClosure() {
        settle();
        String ticket = recorded();
        String path = "/tickets/" + ticket;
        classifiedAndAssigned(path);
        diagnosed(path);
        escalated(path);
        workedOnByTheSecondLine(path);
        resolvedAndReopened(path);
        resolvedAndConfirmed(path);
        theServiceLevelIsRightToTheMinute(path);
        theHistoryIsComplete(path);
    }

    /** With what is known of it. */
    private static String recorded() {
        String ticket = as("anna")
                .post(
                        "/tickets",
                        Map.of(
                                "kind", "incident",
                                "title", "The VPN does not connect",
                                "description", "It worked on Friday.",
                                "information",
                                        Map.of(
                                                "occurredAt",
                                                "2026-03-02T07:10:00Z",
                                                "scope",
                                                "Everybody at home",
                                                "affectedUsers",
                                                12,
                                                "errorCodes",
                                                List.of("809"),
                                                "triedSteps",
                                                List.of(Map.of("step", "Restarted", "effect", "None")))))
                .expect(201)
                .id();
        assertThat(as("first")
                        .get("/tickets/" + ticket + "/information")
                        .expect(200)
                        .json()
                        .path("affectedUsers")
                        .asInt())
                .isEqualTo(12);
        return ticket;
    }

    private static void classifiedAndAssigned(String path) {
        String first = id("first");
        await().atMost(PATIENCE).untilAsserted(() -> {
            Answer ticket = as("lead").get(path).expect(200);
            assertThat(ticket.field("category")).isEqualTo("network");
            assertThat(ticket.field("assignee")).isEqualTo(first);
        });
        assertThat(as("lead").get(path).field("status")).isEqualTo("assigned");
        assertThat(as("lead").get(path + "/triage").expect(200).text()).contains("Network", "fired");
        JsonNode why = as("lead").get(path + "/assignment").expect(200).json();
        assertThat(why.path("strategy").asText()).isEqualTo("round_robin");
        assertThat(why.path("reason").asText()).isNotEmpty();
        as("first").patch(path, Map.of("owner", "first")).expect(200);
    }

    /** Notes and a checklist, and a first answer after a quarter of an hour. */
    private static void diagnosed(String path) {
        at("2026-03-02T07:35:00Z");
        Client first = as("first");
        first.post(path + "/transitions", Map.of("to", "in_progress")).expect(200);
        first.post(path + "/notes", Map.of("body", "Supposition: the certificate of the gateway has expired."))
                .expect(201);
        String task = first.post(path + "/tasks", Map.of("title", "Look at the certificate", "required", true))
                .expect(201)
                .id();
        first.post(path + "/transitions", Map.of("to", "resolved", "resolution", "Too early"))
                .expect(409);
        first.patch(path + "/tasks/" + task, Map.of("state", "done")).expect(200);
        at("2026-03-02T07:45:00Z");
        first.post(path + "/replies", Map.of("body", "We look at the gateway.")).expect(201);
        told("anna", "ticket.replied");
    }

    /** The owner stays accountable; whoever asked is told when to expect news. */
    private static void escalated(String path) {
        at("2026-03-02T08:15:00Z");
        String file = as("first")
                .send(
                        "POST",
                        path + "/attachments?fileName=gateway.txt",
                        "application/octet-stream",
                        "notAfter=Mar  1 2026".getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .id();
        Answer handedOver = as("first")
                .post(
                        path + "/escalations",
                        Map.of(
                                "reason", "The gateway is the second line's",
                                "diagnosis", "Its certificate has expired",
                                "actionsTaken", "Looked at the certificate",
                                "expectedAt", "2026-03-02T14:00:00Z"))
                .expect(201);
        assertThat(handedOver.json().path("handOver").toString()).contains("ticket.noted", "ticket.replied");
        assertThat(handedOver.json().path("handOver").path("attachments").findValuesAsText("id"))
                .containsExactly(file);
        Answer ticket = as("lead").get(path).expect(200);
        assertThat(ticket.field("status")).isEqualTo("escalated");
        assertThat(ticket.field("owner")).isEqualTo(id("first"));
        assertThat(ticket.field("assignee")).isNotEqualTo(id("first"));
        told("anna", "ticket.escalated");
        assertThat(as("anna").get("/notifications/mine").expect(200).text()).contains("2026");
        as("anna").get(path + "/escalations").expect(403);
        assertThat(as("anna").get(path + "/expectation").expect(200).field("expectedAt"))
                .isEqualTo("2026-03-02T14:00:00Z");
    }

    private static void workedOnByTheSecondLine(String path) {
        at("2026-03-02T09:15:00Z");
        Client second = as("second");
        second.patch(path, Map.of("assignee", "second")).expect(200);
        second.post(path + "/transitions", Map.of("to", "in_progress")).expect(200);
        second.post(path + "/notes", Map.of("body", "A new certificate is ordered."))
                .expect(201);
        at("2026-03-02T09:30:00Z");
        second.post(path + "/replies", Map.of("body", "Does the phone connect?"))
                .expect(201);
        second.post(path + "/transitions", Map.of("to", "waiting_for_customer")).expect(200);
        at("2026-03-02T13:00:00Z");
        as("anna").post(path + "/replies", Map.of("body", "No, it does not.")).expect(201);
        second.post(path + "/transitions", Map.of("to", "in_progress")).expect(200);
    }

    /** The next morning: done, as it seems, and it is not. */
    private static void resolvedAndReopened(String path) {
        at("2026-03-03T07:30:00Z");
        as("second")
                .post(path + "/transitions", resolution("A new certificate"))
                .expect(200);
        assertThat(as("anna").get(path + "/closure").expect(200).field("state")).isEqualTo("awaiting_confirmation");
        told("anna", "ticket.resolved");
        at("2026-03-03T08:00:00Z");
        as("anna")
                .post(path + "/transitions", Map.of("to", "in_progress", "comment", "Still not"))
                .expect(200);
    }

    private static Map<String, Object> resolution(String text) {
        return Map.of("to", "resolved", "resolution", text, "code", "solved");
    }

    private static void resolvedAndConfirmed(String path) {
        at("2026-03-03T08:45:00Z");
        as("second")
                .post(path + "/transitions", resolution("A new certificate, and the old one revoked"))
                .expect(200);
        at("2026-03-03T09:00:00Z");
        as("anna")
                .post(
                        path + "/transitions",
                        Map.of("to", "closed", "closure", Map.of("serviceRestored", true, "incidentSolved", true)))
                .expect(200);
        JsonNode closure = as("lead").get(path + "/closure").expect(200).json();
        assertThat(closure.path("state").asText()).isEqualTo("closed");
        assertThat(closure.path("confirmedBy").asText()).isEqualTo("requester");
        assertThat(closure.path("serviceLevelMet").asBoolean()).isTrue();
        assertThat(closure.path("serviceRestored").asBoolean()).isTrue();
        assertThat(closure.path("incidentSolved").asBoolean()).isTrue();
        assertThat(closure.path("requestFulfilled").isNull()).isTrue();
        assertThat(closure.path("closureCode").asText()).isEqualTo("solved");
    }

    private static void theServiceLevelIsRightToTheMinute(String path) {
        long counted = new OfficeMinutes(STOCKHOLM).counted(timeline(as("lead"), path));
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode levels =
                    as("lead").get(path + "/service-levels").expect(200).json();
            assertThat(clock(levels, "first_response").path("elapsedMinutes").asLong())
                    .isEqualTo(15);
            JsonNode resolution = clock(levels, "resolution");
            assertThat(resolution.path("elapsedMinutes").asLong()).isEqualTo(counted);
            assertThat(resolution.path("state").asText()).isEqualTo("met");
            assertThat(levels.path("outcome").toString()).contains("\"elapsedMinutes\":" + counted);
        });
    }

    private static JsonNode clock(JsonNode levels, String target) {
        for (JsonNode each : levels.path("clocks")) {
            if (each.path("target").asText().equals(target)) {
                return each;
            }
        }
        throw new AssertionError("No clock for " + target + ": " + levels);
    }

    private static List<JsonNode> timeline(Client client, String path) {
        List<JsonNode> entries = new ArrayList<>();
        client.get(path + "/timeline?limit=200")
                .expect(200)
                .json()
                .path("items")
                .forEach(entries::add);
        return entries;
    }

    private static void theHistoryIsComplete(String path) {
        List<String> types = new ArrayList<>();
        timeline(as("lead"), path).forEach(entry -> types.add(entry.path("type").asText()));
        assertThat(types)
                .startsWith("ticket.created")
                .contains(
                        "ticket.changed", "ticket.noted", "ticket.replied", "ticket.escalated", "ticket.transitioned");
        assertThat(types.stream().filter("ticket.noted"::equals)).hasSizeGreaterThanOrEqualTo(2);
        String seen = as("anna").get(path + "/timeline?limit=200").expect(200).text();
        assertThat(seen).contains("We look at the gateway.").doesNotContain("Supposition");
    }

    /** In the inbox, whether or not it also goes by mail. */
    private static void told(String name, String event) {
        Client person = as(name);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(person.get("/notifications/mine?limit=200")
                        .expect(200)
                        .json()
                        .path("items")
                        .findValuesAsText("event"))
                .contains(event));
    }
}
