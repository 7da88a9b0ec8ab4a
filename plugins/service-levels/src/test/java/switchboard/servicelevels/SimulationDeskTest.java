package switchboard.servicelevels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
 * Policies tried on all that was closed, on a real desk, two tickets at a time. Two organizations have twelve and four closed
 * tickets, each solved ten minutes after the one before; 60 minutes were agreed.
 */
@Timeout(180)
class SimulationDeskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PATH = "/service-levels/simulations";
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private static FakeClock clock;
    private static RunningDesk desk;
    private static Client admin;
    private static Client lead;
    private static Client colleague;
    private static Client stranger;
    private static Client asker;
    private static String team;
    private static String policy;
    private static List<String> quay;

    @BeforeAll
    static void start() {
        clock = new FakeClock(MONDAY);
        desk = RunningDesk.start(clock, SmallPagesArchive.of("1.0.0"));
        admin = desk.administrator();
        String home = desk.organization("Quay");
        String other = desk.organization("Pier");
        lead = desk.person("lead", Map.of("organization", home, "roles", List.of("team_lead")));
        colleague = desk.person("colleague", Map.of("organization", home, "roles", List.of("agent")));
        stranger = desk.person("stranger", Map.of("organization", other, "roles", List.of("agent")));
        asker = desk.person("asker", Map.of("organization", home, "roles", List.of("requester")));
        team = admin.post("/teams", Map.of("name", "Harbour masters", "organization", home))
                .expect(201)
                .id();
        policy = admin.post(
                        "/service-levels/policies",
                        Map.of("name", "An hour", "kind", "sla", "targets", Map.of("resolution", 60)))
                .expect(201)
                .id();
        quay = closed(home, "quay", 12);
        clock.advance(Duration.ofDays(1).minus(Duration.between(MONDAY, clock.instant())));
        closed(other, "pier", 4);
        // What is closed at the very end of the time is not within it.
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    /** Tickets of one organization, the first solved after ten minutes, the next after twenty, and closed at once. */
    private static List<String> closed(String organization, String name, int number) {
        Client requester =
                desk.person(name + "-requester", Map.of("organization", organization, "roles", List.of("requester")));
        List<String> tickets = new ArrayList<>();
        for (int index = 0; index < number; index++) {
            Map<String, Object> fields = new HashMap<>(Map.of("kind", "incident", "title", name + " " + index));
            fields.put("impact", index % 2 == 0 ? "high" : "low");
            fields.put("urgency", index % 2 == 0 ? "high" : "low");
            tickets.add(requester.post("/tickets", fields).expect(201).id());
        }
        for (String ticket : tickets.subList(0, number / 3)) {
            if (name.equals("quay")) {
                admin.patch("/tickets/" + ticket, Map.of("team", team)).expect(200);
            }
        }
        for (String ticket : tickets) {
            clock.advance(Duration.ofMinutes(10));
            admin.post("/tickets/" + ticket + "/transitions", Map.of("to", "resolved", "resolution", "Done"))
                    .expect(200);
            requester
                    .post("/tickets/" + ticket + "/transitions", Map.of("to", "closed"))
                    .expect(200);
        }
        for (String ticket : tickets) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(admin.get("/tickets/" + ticket + "/service-levels")
                            .expect(200)
                            .json()
                            .path("outcome"))
                    .hasSize(1));
        }
        return tickets;
    }

    private static String begun(Client client, Map<String, ?> body) {
        Answer answer = client.post(PATH, body).expect(202);
        assertThat(answer.header("Location")).hasValue("/api/v1" + PATH + "/" + answer.id());
        assertThat(answer.field("state")).isEqualTo("running");
        return PATH + "/" + answer.id();
    }

    private static JsonNode done(Client client, String path) {
        await().atMost(PATIENCE)
                .until(() -> !client.get(path).expect(200).field("state").equals("running"));
        JsonNode simulation = client.get(path).expect(200).json();
        assertThat(simulation.path("state").asText()).as(simulation.toString()).isEqualTo("done");
        assertThat(simulation.path("progress").asInt()).isEqualTo(100);
        assertThat(simulation.hasNonNull("finishedAt")).isTrue();
        return simulation;
    }

    private static Map<String, ?> proposing(int minutes) {
        return Map.of("policies", List.of(Map.of("policy", policy, "targets", Map.of("resolution", minutes))));
    }

    private static String counts(JsonNode line) {
        return "%d/%d %d/%d"
                .formatted(
                        line.path("now").path("met").asInt(),
                        line.path("now").path("breached").asInt(),
                        line.path("proposed").path("met").asInt(),
                        line.path("proposed").path("breached").asInt());
    }

    private static Map<String, String> counts(JsonNode lines, String name) {
        Map<String, String> counts = new HashMap<>();
        lines.forEach(line -> counts.put(line.path(name).asText(), counts(line)));
        return counts;
    }

    @Test
    void eachTicketOfTheTimeCountsOnceByTargetPriorityAndTeam() {
        JsonNode simulation = done(lead, begun(lead, proposing(35)));

        assertThat(simulation.path("tickets").asInt()).isEqualTo(12);
        assertThat(simulation.path("targets")).hasSize(1);
        assertThat(simulation.path("targets").path(0).path("kind").asText()).isEqualTo("sla");
        assertThat(counts(simulation.path("targets"), "target")).isEqualTo(Map.of("resolution", "6/6 3/9"));
        assertThat(counts(simulation.path("priorities"), "priority"))
                .isEqualTo(Map.of("critical", "3/3 2/4", "low", "3/3 1/5"));
        assertThat(counts(simulation.path("teams"), "team")).isEqualTo(Map.of(team, "4/0 3/1", "null", "2/6 0/8"));
        assertThat(simulation
                        .path("policies")
                        .path(0)
                        .path("targets")
                        .path("resolution")
                        .asInt())
                .isEqualTo(35);
        assertThat(simulation.path("to").asText()).isEqualTo(clock.instant().toString());
        assertThat(Duration.between(
                        Instant.parse(simulation.path("from").asText()),
                        Instant.parse(simulation.path("to").asText())))
                .isEqualTo(Duration.ofDays(365));
    }

    @Test
    void whatWouldHaveGoneAnotherWayIsListedByKey() {
        String path = begun(lead, proposing(35));
        assertThat(done(lead, path).path("differing").asInt()).isEqualTo(3);

        List<String> listed = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            JsonNode page = lead.get(path + "/tickets?limit=1" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .expect(200)
                    .json();
            page.path("items").forEach(item -> {
                assertThat(item.path("met").asBoolean()).isTrue();
                assertThat(item.path("proposedMet").asBoolean(true)).isFalse();
                assertThat(item.path("targetMinutes").asInt()).isEqualTo(35);
                listed.add(item.path("ticket").asText() + " "
                        + item.path("elapsedMinutes").asInt());
            });
            next = page.path("next").asText("");
            pages++;
        } while (!next.isEmpty() && !next.equals("null"));
        assertThat(listed).containsExactly(quay.get(3) + " 40", quay.get(4) + " 50", quay.get(5) + " 60");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void onlyTicketsThatTheAskerMayReadCountAndNobodyElseSeesIt() {
        String own = begun(stranger, proposing(15));
        assertThat(counts(done(stranger, own).path("targets"), "target")).isEqualTo(Map.of("resolution", "4/0 1/3"));
        String all = begun(admin, proposing(15));
        assertThat(done(admin, all).path("tickets").asInt()).isEqualTo(16);

        for (String path : List.of(all, own)) {
            lead.get(path).expect(404);
            lead.get(path + "/tickets").expect(404);
            lead.delete(path).expect(404);
            colleague.get(path).expect(404);
        }
        admin.get(own).expect(404);
        assertThat(lead.get(PATH + "?limit=200").expect(200).text()).doesNotContain(own.substring(PATH.length() + 1));
        assertThat(stranger.get(PATH).expect(200).text()).contains(own.substring(PATH.length() + 1));
        asker.post(PATH, proposing(15)).expect(403);
    }

    @Test
    void newPoliciesAndTheTimeOfClosingAreTakenAsTheyAreAsked() {
        Map<String, Object> body = new HashMap<>();
        // The first three were closed at 09:10, 09:20 and 09:30; the end itself is not reached.
        body.put("from", "2026-03-02T09:10:00Z");
        body.put("to", "2026-03-02T09:40:00Z");
        body.put(
                "policies",
                List.of(
                        Map.of("policy", policy, "active", false),
                        Map.of(
                                "name", "Soon for what is critical",
                                "targets", Map.of("resolution", 25),
                                "conditions", List.of(Map.of("field", "priority", "values", List.of("critical")))),
                        Map.of("kind", "ola", "targets", Map.of("resolution", 15))));
        JsonNode simulation = done(lead, begun(lead, body));

        assertThat(simulation.path("tickets").asInt()).isEqualTo(3);
        Map<String, String> byKind = counts(simulation.path("targets"), "kind");
        assertThat(byKind).isEqualTo(Map.of("sla", "3/0 1/1", "ola", "0/0 1/2"));
        // Nothing is written about policies or tickets.
        assertThat(lead.get("/service-levels/policies/" + policy)
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theWorkGoesOnAfterANewVersionAndARestart() {
        List<String> begun = new ArrayList<>();
        for (int minutes : List.of(15, 25, 35, 45)) {
            begun.add(begun(admin, proposing(minutes)));
        }
        desk.install(SmallPagesArchive.of("1.1.0")).expect(200);
        desk.restart();
        // Whoever was signed in still is.
        Map<Integer, String> expected = Map.of(0, "10/6 2/14", 1, "10/6 4/12", 2, "10/6 6/10", 3, "10/6 8/8");
        Client afterwards = desk.signIn("admin", RunningDesk.ADMINISTRATOR);
        for (int index = 0; index < begun.size(); index++) {
            JsonNode simulation = done(afterwards, begun.get(index));
            assertThat(simulation.path("tickets").asInt()).isEqualTo(16);
            assertThat(counts(simulation.path("targets"), "target"))
                    .isEqualTo(Map.of("resolution", expected.get(index)));
        }
        admin = afterwards;
        lead = desk.signIn("lead", RunningDesk.PASSWORD);
        colleague = desk.signIn("colleague", RunningDesk.PASSWORD);
        stranger = desk.signIn("stranger", RunningDesk.PASSWORD);
        asker = desk.signIn("asker", RunningDesk.PASSWORD);
    }

    @Test
    void oneThatIsDeletedIsGone() {
        String path = begun(colleague, proposing(5));
        colleague.delete(path).expect(204);
        colleague.get(path).expectProblem(404, "simulation.not_found");
        colleague.get(path + "/tickets").expect(404);
        colleague.delete(path).expect(404);
        // Its place is free, and another does what it would have done.
        assertThat(done(colleague, begun(colleague, proposing(5)))
                        .path("tickets")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void badInputIsToldFieldByField() {
        Map<String, String> faults = new HashMap<>();
        Map<String, Object> bad = new HashMap<>();
        bad.put("from", "2026-03-02T09:00:00Z");
        bad.put("to", "2026-03-01T09:00:00Z");
        bad.put("colour", "red");
        bad.put(
                "policies",
                List.of(
                        Map.of("policy", "nothing of the kind", "targets", Map.of("resolution", 5)),
                        Map.of("kind", "party", "targets", Map.of("resolution", 5)),
                        Map.of("name", "Without targets"),
                        Map.of("policy", policy, "kind", "ola"),
                        Map.of("policy", policy, "ordinal", 3)));
        lead.post(PATH, bad)
                .expect(422)
                .json()
                .path("errors")
                .forEach(error -> faults.put(
                        error.path("field").asText(), error.path("code").asText()));
        assertThat(faults)
                .containsEntry("from", "not_allowed")
                .containsEntry("colour", "unknown")
                .containsEntry("policies[0].policy", "not_found")
                .containsEntry("policies[1].kind", "not_allowed")
                .containsEntry("policies[2].targets", "required")
                .containsEntry("policies[3].kind", "unknown")
                .containsEntry("policies[4].policy", "duplicate")
                .hasSize(7);
        lead.post(PATH, Map.of()).expect(422);
        lead.post(PATH, Map.of("policies", List.of())).expect(422);
        lead.post(PATH, Map.of("policies", "all")).expect(422);
        for (String id : List.of("x", "00000000-0000-0000-0000-000000000000")) {
            lead.get(PATH + "/" + id).expect(404);
        }
        lead.get(PATH + "?cursor=abc").expect(400);
        lead.get(PATH + "?limit=-1").expect(400);
    }
}
