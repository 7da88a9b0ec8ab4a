package switchboard.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.bootstrap.DeskCalls;
import switchboard.bootstrap.TestDesk;
import switchboard.json.Json;

/** Assignment, absence, escalation and approvals over HTTP, as requester, agents, second line and lead. */
class TeamworkTest {

    private static TestDesk desk;
    private static DeskCalls calls;
    private static int made;

    @BeforeAll
    static void open() {
        desk = TestDesk.start();
        calls = new DeskCalls(desk);
        calls.person("requester", List.of("requester"));
        calls.person("stranger", List.of("requester"));
        calls.person("lead", List.of("team_lead"));
        for (String agent : List.of("anna", "boris", "chen", "dora", "expert", "guru")) {
            calls.person(agent, List.of("agent"));
        }
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static String team(String... members) {
        return calls.made(
                "/teams",
                "name",
                "Team " + ++made,
                "members",
                java.util.Arrays.stream(members).map(calls::id).toList());
    }

    private static String teamWith(Map<String, Object> settings, String... members) {
        String team = team(members);
        calls.sent("PATCH", "admin", "/teams/" + team + "/assignment", 200, Json.write(settings));
        return team;
    }

    private static String ticket(@Nullable Object... more) {
        Map<String, @Nullable Object> fields = DeskCalls.map(more);
        fields.putIfAbsent("kind", "incident");
        fields.putIfAbsent("title", "A title");
        fields.putIfAbsent("requester", calls.id("requester"));
        return String.valueOf(calls.post("admin", "/tickets", 201, fields).get("id"));
    }

    private static Object assignee(String ticket) {
        return calls.get("admin", "/tickets/" + ticket, 200).get("assignee");
    }

    private static void await(BooleanSupplier met) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!met.getAsBoolean() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(met.getAsBoolean()).isTrue();
    }

    @Test
    void aTeamSaysHowItsWorkIsGivenOut() {
        String team = team("anna", "lead");
        assertThat(calls.get("anna", "/teams/" + team + "/assignment", 200))
                .containsEntry("strategy", "manual")
                .containsEntry("autoAssign", false)
                .doesNotContainKeys("turns", "version");
        String upper = teamWith(Map.of("tier", "2"), "expert");
        Map<String, Object> set = calls.patch(
                "lead",
                "/teams/" + team + "/assignment",
                200,
                "strategy",
                "round_robin",
                "tier",
                "1",
                "escalatesTo",
                upper,
                "maximumOpen",
                3);
        assertThat(set).containsEntry("strategy", "round_robin").containsEntry("escalatesTo", upper);
        calls.patch("anna", "/teams/" + team + "/assignment", 403, "tier", "2");
        calls.patch("lead", "/teams/" + team + "/assignment", 422, "strategy", "dice");
        calls.patch("lead", "/teams/" + team + "/assignment", 422, "escalatesTo", team);
        calls.patch("lead", "/teams/" + team + "/assignment", 422, "tier", "2");
        calls.patch("lead", "/teams/" + team + "/assignment", 422, "maximumOpen", 0, "more", true);
        calls.get("requester", "/teams/" + team + "/assignment", 404);
        assertThat(calls.items("anna", "/assignment/strategies"))
                .extracting(item -> item.get("name"))
                .containsExactly("least_loaded", "manual", "on_call", "round_robin", "skill", "sticky");
        calls.get("requester", "/assignment/strategies", 403);
        calls.delete("admin", "/teams/" + upper, 409);
    }

    @Test
    void theReasonStandsOnTheTicket() {
        String team = teamWith(Map.of("strategy", "least_loaded"), "anna", "boris");
        String first = ticket("team", team, "assignee", calls.id("anna"));
        calls.get("anna", "/tickets/" + first + "/assignment", 404);
        String second = ticket("team", team);
        Map<String, Object> ticket = calls.post("boris", "/tickets/" + second + "/assignment", 200);
        assertThat(ticket).containsEntry("status", "assigned");
        Map<String, Object> why = calls.get("anna", "/tickets/" + second + "/assignment", 200);
        assertThat(why)
                .containsEntry("strategy", "least_loaded")
                .containsEntry("assignee", ticket.get("assignee"))
                .containsEntry("candidates", 2)
                .containsEntry("outcome", "chosen");
        assertThat(why.get("reason").toString()).contains("fewest open tickets");
        assertThat(calls.items("anna", "/tickets/" + second + "/timeline"))
                .filteredOn(entry -> entry.get("type").equals("ticket.assignment_explained"))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("visibility", "internal")
                        .containsEntry("body", why.get("reason")));
        calls.get("requester", "/tickets/" + second + "/assignment", 403);
        calls.get("stranger", "/tickets/" + second + "/assignment", 404);
        calls.post("requester", "/tickets/" + second + "/assignment", 403);
        calls.post("anna", "/tickets/" + second + "/assignment", 422, "strategy", "dice");
        calls.post("anna", "/tickets/" + ticket() + "/assignment", 422);
        calls.post("anna", "/tickets/" + second + "/assignment", 422, "strategy", List.of("x"));
    }

    @Test
    void theSkilledAreGivenWhatTheCategoryNeeds() {
        String team = teamWith(Map.of("strategy", "skill"), "anna", "boris", "lead");
        calls.put("admin", "/categories/network/skills", 200, "networking", 3);
        calls.put("lead", "/users/" + calls.id("anna") + "/skills", 200, "networking", 2, "swedish", 5);
        calls.put("lead", "/users/" + calls.id("boris") + "/skills", 200, "networking", 4);
        calls.put("anna", "/users/" + calls.id("anna") + "/skills", 403, "networking", 5);
        calls.put("lead", "/users/" + calls.id("boris") + "/skills", 422, "networking", 6);
        calls.put("anna", "/categories/network/skills", 403, "networking", 1);
        String ticket = ticket("team", team, "category", "network");
        calls.post("anna", "/tickets/" + ticket + "/assignment", 200);
        assertThat(assignee(ticket)).isEqualTo(calls.id("boris"));
        calls.put("admin", "/categories/network/skills", 200, "fortran", 3);
        String strange = ticket("team", team, "category", "network");
        calls.post("anna", "/tickets/" + strange + "/assignment", 200);
        assertThat(calls.get("anna", "/tickets/" + strange + "/assignment", 200))
                .containsEntry("outcome", "declined")
                .containsEntry("assignee", null);
        calls.put("admin", "/categories/network/skills", 200);
    }

    @Test
    void workStaysWithWhoKnowsTheRequester() {
        String team = teamWith(Map.of("strategy", "sticky"), "anna", "boris", "chen");
        String requester = calls.person("regular", List.of("requester"));
        ticket("team", team, "requester", requester, "assignee", calls.id("chen"));
        String next = ticket("team", team, "requester", requester);
        calls.post("anna", "/tickets/" + next + "/assignment", 200);
        assertThat(assignee(next)).isEqualTo(calls.id("chen"));
    }

    @Test
    void whatReachesTheTeamIsGivenOutByItselfHoweverItCame() {
        String team = teamWith(Map.of("strategy", "round_robin", "autoAssign", true), "anna", "boris", "chen");
        Set<Object> people = new HashSet<>();
        String created = ticket("team", team);
        String moved = ticket();
        calls.patch("admin", "/tickets/" + moved, 200, "team", team);
        String line =
                "{\"externalId\":\"auto-1\",\"kind\":\"incident\",\"title\":\"Imported\",\"team\":\"" + team + "\"}";
        assertThat(desk.send("POST", "/tickets/import", desk.administrator(), "application/x-ndjson", line)
                        .statusCode())
                .isEqualTo(200);
        String imported = calls.items("admin", "/tickets?externalId=auto-1")
                .getFirst()
                .get("id")
                .toString();
        for (String ticket : List.of(created, moved, imported)) {
            await(() -> assignee(ticket) != null);
            people.add(assignee(ticket));
        }
        assertThat(people).as("one after the other").hasSize(3);
        assertThat(calls.get("anna", "/tickets/" + created + "/assignment", 200))
                .containsEntry("strategy", "round_robin");
    }

    @Test
    void nobodyIsOfferedWorkWhoIsNotThere() {
        calls.person("early", List.of("agent"));
        calls.person("late", List.of("agent"));
        String team = teamWith(Map.of("strategy", "round_robin", "autoAssign", true), "early", "late");
        calls.put("early", "/me/presence", 200, "state", "away");
        calls.put("late", "/me/presence", 200, "state", "busy");
        calls.put("late", "/me/presence", 422, "state", "asleep");
        calls.put("late", "/me/presence", 422, "state", "away", "until", "2001-01-01T00:00:00Z");
        assertThat(calls.get("lead", "/users/" + calls.id("early") + "/presence", 200))
                .containsEntry("state", "away");
        calls.get("requester", "/users/" + calls.id("early") + "/presence", 404);
        String ticket = ticket("team", team);
        await(() -> assignee(ticket) != null);
        assertThat(assignee(ticket)).as("busy, but nobody else is there").isEqualTo(calls.id("late"));
        calls.put("late", "/me/presence", 200, "state", "away");
        String waiting = ticket("team", team);
        await(() -> explained(waiting));
        Map<String, Object> why = calls.get("anna", "/tickets/" + waiting + "/assignment", 200);
        assertThat(why).containsEntry("outcome", "nobody_available").containsEntry("candidates", 0);
        assertThat(why.get("reason").toString()).contains("2 away");
        assertThat((List<?>) why.get("passedOver")).hasSize(2);
        assertThat(calls.get("admin", "/tickets/" + waiting, 200)).containsEntry("team", team);
    }

    private static boolean explained(String ticket) {
        return desk.send("GET", "/tickets/" + ticket + "/assignment", desk.administrator(), "", "")
                        .statusCode()
                == 200;
    }

    @Test
    void nobodyIsGivenMoreThanTheMost() {
        calls.person("single", List.of("agent"));
        String team = teamWith(Map.of("strategy", "least_loaded", "maximumOpen", 1), "single");
        String first = ticket("team", team);
        calls.post("admin", "/tickets/" + first + "/assignment", 200);
        assertThat(assignee(first)).isEqualTo(calls.id("single"));
        String second = ticket("team", team);
        calls.post("admin", "/tickets/" + second + "/assignment", 200);
        assertThat(assignee(second)).isNull();
        calls.post("admin", "/tickets/" + first + "/transitions", 200, "to", "resolved", "resolution", "Done");
        calls.post("admin", "/tickets/" + second + "/assignment", 200);
        assertThat(assignee(second)).isEqualTo(calls.id("single"));
        calls.post("admin", "/tickets/" + first + "/assignment", 409);
    }

    @Test
    void whoeverIsAbsentIsStoodInForAndTheirWorkGoesOn() {
        for (String name : List.of("one", "two", "three")) {
            calls.person(name, List.of("agent"));
        }
        String team = teamWith(Map.of("strategy", "round_robin"), "one");
        String open = ticket("team", team, "assignee", calls.id("one"));
        String from = Instant.now().minusSeconds(60).toString();
        String to = Instant.now().plus(Duration.ofDays(3)).toString();
        String path = "/users/" + calls.id("one") + "/absences";
        Map<String, Object> absence = calls.post("one", path, 201, "from", from, "to", to, "substitute", "two");
        calls.post(
                "two", "/users/" + calls.id("two") + "/absences", 201, "from", from, "to", to, "substitute", "three");
        calls.post(
                "three", "/users/" + calls.id("three") + "/absences", 409, "from", from, "to", to, "substitute", "one");
        calls.post("one", path, 422, "from", to, "to", from);
        calls.post("one", path, 422, "from", from, "to", to, "substitute", "one");
        calls.post("two", path, 403, "from", from, "to", to);
        calls.post("requester", path, 404, "from", from, "to", to);
        assertThat(calls.items("lead", path)).hasSize(1);

        String fresh = ticket("team", team);
        calls.post("admin", "/tickets/" + fresh + "/assignment", 200);
        assertThat(assignee(fresh)).as("through the chain").isEqualTo(calls.id("three"));
        assertThat(calls.get("admin", "/tickets/" + fresh + "/assignment", 200).get("passedOver"))
                .isEqualTo(List.of(Map.of("user", calls.id("one"), "reason", "absent_with_substitute")));

        String redistribution = path + "/" + absence.get("id") + "/redistribution";
        calls.sent("POST", "two", redistribution, 403, "");
        assertThat(calls.sent("POST", "one", redistribution, 200, ""))
                .containsEntry("given", 1)
                .containsEntry("more", false);
        assertThat(assignee(open)).isEqualTo(calls.id("three"));
        assertThat(calls.get("admin", "/tickets/" + open + "/assignment", 200)).containsEntry("strategy", "substitute");
        calls.delete("one", path + "/" + absence.get("id"), 204);
        calls.get("one", path + "/" + absence.get("id"), 404);
    }

    @Test
    void anAbsenceThatBeginsGivesItsWorkBackToTheTeam() {
        calls.person("leaver", List.of("agent"));
        String team = teamWith(Map.of("strategy", "round_robin"), "leaver");
        String open = ticket("team", team, "assignee", calls.id("leaver"));
        calls.post(
                "leaver",
                "/users/" + calls.id("leaver") + "/absences",
                201,
                "from",
                Instant.now().minusSeconds(1).toString(),
                "to",
                Instant.now().plusSeconds(3_600).toString(),
                "redistribute",
                true);
        due("absences");
        await(() -> assignee(open) == null);
        assertThat(calls.get("admin", "/tickets/" + open + "/assignment", 200)
                        .get("reason")
                        .toString())
                .contains("absent");
    }

    /** Brings a timed piece of work forward. */
    private static void due(String job) {
        desk.database().transactions().inTransaction(work -> work.dsl()
                .execute(
                        "UPDATE core_job SET execution_time = NOW(6) WHERE task_instance = ? AND picked = FALSE",
                        "assignment/" + job + "/"));
    }

    @Test
    void anEscalationHandsOverInOneCallAndTheFirstLineStaysAccountable() {
        String second = teamWith(Map.of("tier", "2", "strategy", "round_robin", "autoAssign", true), "expert");
        String first = teamWith(Map.of("tier", "1", "escalatesTo", second), "anna");
        String ticket = ticket("team", first, "assignee", calls.id("anna"));
        calls.post("anna", "/tickets/" + ticket + "/notes", 201, "body", "Tried the cable");
        calls.post("anna", "/tickets/" + ticket + "/replies", 201, "body", "We look into it");
        Map<String, Object> file = attached(ticket);
        calls.put("anna", "/tickets/" + ticket + "/information", 200, "scope", "The third floor", "affectedUsers", 12);
        String expected = inHours(4);
        Map<String, Object> escalation = calls.post(
                "anna",
                "/tickets/" + ticket + "/escalations",
                201,
                "reason",
                "Beyond the first line",
                "expectedAt",
                expected,
                "diagnosis",
                "A broken switch",
                "actionsTaken",
                "Changed the cable",
                "impact",
                "high");
        Map<String, Object> now = calls.get("anna", "/tickets/" + ticket, 200);
        assertThat(now)
                .containsEntry("status", "escalated")
                .containsEntry("team", second)
                .containsEntry("owner", calls.id("anna"))
                .containsEntry("impact", "high");
        Map<?, ?> handOver = (Map<?, ?>) escalation.get("handOver");
        assertThat(handOver.get("priority")).isEqualTo("medium");
        assertThat(((Map<?, ?>) handOver.get("notes")).get("count")).isEqualTo(1);
        assertThat(((Map<?, ?>) handOver.get("replies")).get("count")).isEqualTo(1);
        assertThat((List<?>) handOver.get("actions")).hasSize(5);
        assertThat(handOver.get("information")).as("names, and no words").isEqualTo(List.of("scope", "affectedUsers"));
        assertThat(handOver.toString()).doesNotContain("floor");
        assertThat((List<?>) handOver.get("attachments"))
                .isEqualTo(List.of(Map.of(
                        "id", file.get("id"),
                        "mediaType", file.get("mediaType"),
                        "size", file.get("size"),
                        "sha256", file.get("sha256"))));
        assertThat(escalation)
                .containsEntry("fromTier", "1")
                .containsEntry("toTier", "2")
                .containsEntry("fromAssignee", calls.id("anna"));
        await(() -> calls.id("expert").equals(assignee(ticket)));
        assertThat(calls.items("anna", "/tickets?owner=me&open=true"))
                .extracting(item -> item.get("id"))
                .contains(ticket);
        assertThat(calls.items("expert", "/tickets?owner=me&open=true"))
                .extracting(item -> item.get("id"))
                .doesNotContain(ticket);

        String path = "/tickets/" + ticket + "/escalations";
        calls.post("expert", path, 422, "reason", "Up again");
        calls.post("expert", path, 409, "reason", "Down", "team", first);
        calls.post("expert", path, 422);
        calls.post("requester", path, 403, "reason", "Mine");
        calls.get("requester", path, 403);
        calls.get("stranger", path, 404);
        String id = escalation.get("id").toString();
        assertThat(calls.post("expert", path + "/" + id + "/return", 200, "reason", "Is a printer fault"))
                .containsEntry("returnReason", "Is a printer fault");
        calls.post("anna", path + "/" + id + "/return", 409, "reason", "Twice");
        assertThat(calls.get("anna", "/tickets/" + ticket, 200))
                .containsEntry("status", "assigned")
                .containsEntry("team", first)
                .containsEntry("assignee", calls.id("anna"));
        assertThat(calls.get("anna", path, 200)).containsEntry("bounces", 1);
        assertThat(calls.get("anna", path + "/" + id, 200)).containsEntry("handOver", handOver);
        assertThat(calls.items("requester", "/tickets/" + ticket + "/timeline"))
                .extracting(entry -> entry.get("type"))
                .contains("ticket.escalated", "ticket.returned")
                .doesNotContain("ticket.assignment_explained");
    }

    private static Map<String, Object> attached(String ticket) {
        HttpResponse<String> answer = desk.send(
                "POST",
                "/tickets/" + ticket + "/attachments?fileName=switch.log",
                desk.administrator(),
                "application/octet-stream",
                "port 7 is down");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Json.parseObject(answer.body());
    }

    private static String inHours(int hours) {
        return Instant.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(Duration.ofHours(hours))
                .toString();
    }

    /** By the notice of the escalation, and by one of its own for each time that comes later. */
    @Test
    void theTimeOfAnEscalationIsTheTickets() {
        String third = teamWith(Map.of("tier", "3"), "guru");
        String second = teamWith(Map.of("tier", "2", "escalatesTo", third), "expert");
        String first = teamWith(Map.of("tier", "1", "escalatesTo", second), "chen");
        String ticket = ticket("team", first, "assignee", calls.id("chen"));
        String path = "/tickets/" + ticket + "/expectation";
        calls.put("chen", path, 200, "expectedAt", inHours(1), "note", "A quick one");
        await(() -> told("ticket.expected", ticket).size() == 1);
        Map<String, Object> escalation = calls.post(
                "chen", "/tickets/" + ticket + "/escalations", 201, "reason", "Beyond us", "expectedAt", inHours(5));
        assertThat(calls.get("requester", path, 200))
                .containsEntry("expectedAt", escalation.get("expectedAt"))
                .containsEntry("note", null)
                .containsEntry("author", calls.id("chen"))
                .containsEntry("version", 2);
        assertThat(calls.items("requester", "/tickets/" + ticket + "/timeline"))
                .filteredOn(entry -> entry.get("type").equals("ticket.expectation_changed"))
                .extracting(entry -> entry.get("details"))
                .containsExactly(null, Map.of("escalation", escalation.get("id")));
        // Without a time of its own an escalation leaves what was told as it is.
        calls.post("expert", "/tickets/" + ticket + "/escalations", 201, "reason", "Beyond us, too");
        assertThat(calls.get("requester", path, 200)).containsEntry("expectedAt", escalation.get("expectedAt"));
        calls.put("guru", path, 200, "expectedAt", escalation.get("expectedAt"), "note", "As it was");
        calls.put("guru", path, 200, "expectedAt", inHours(9));
        await(() -> told("ticket.expected", ticket).size() >= 2);
        calls.put("guru", path, 200, "expectedAt", null);
        await(() -> told("ticket.expected", ticket).size() >= 3);
        assertThat(told("ticket.expected", ticket))
                .containsExactly(calls.id("requester"), calls.id("requester"), calls.id("requester"));
        assertThat(told("ticket.escalated", ticket)).hasSize(2);
    }

    @Test
    void aTeamTakesWhatItSaysItTakes() {
        calls.post("admin", "/categories", 201, "key", "backbone", "labels", Map.of("en", "Backbone"));
        calls.post("admin", "/categories", 201, "key", "fibre", "parent", "backbone");
        Map<String, Object> accepts = Map.of(
                "kinds",
                List.of("incident"),
                "categories",
                List.of("Backbone"),
                "priorities",
                List.of("critical", "high"));
        String second = teamWith(Map.of("tier", "2", "accepts", accepts), "expert");
        String settings = "/teams/" + second + "/assignment";
        assertThat(calls.get("expert", settings, 200).get("accepts"))
                .isEqualTo(Map.of(
                        "kinds",
                        List.of("incident"),
                        "categories",
                        List.of("backbone"),
                        "priorities",
                        List.of("critical", "high")));
        String first = teamWith(Map.of("tier", "1", "escalatesTo", second), "anna");
        Map<String, Object> up = Map.of("reason", "Beyond the first line");

        String calm = ticket("team", first, "category", "fibre");
        assertThat(calls.post("anna", "/tickets/" + calm + "/escalations", 409, up))
                .containsEntry("code", "escalation.not_accepted")
                .extractingByKey("detail")
                .asString()
                .contains("kind incident", "category backbone", "priority critical or high");
        assertThat(calls.get("anna", "/tickets/" + calm, 200))
                .containsEntry("team", first)
                .doesNotContainEntry("status", "escalated");
        assertThat((List<?>) calls.get("anna", "/tickets/" + calm + "/escalations", 200)
                        .get("items"))
                .isEmpty();
        calls.post(
                "anna",
                "/tickets/" + calm + "/escalations",
                201,
                "reason",
                "It grows",
                "impact",
                "high",
                "urgency",
                "high");

        Object[] urgent = {"team", first, "impact", "high", "urgency", "high"};
        calls.post("anna", "/tickets/" + ticket(with(urgent, "category", "other")) + "/escalations", 409, up);
        calls.post("anna", "/tickets/" + ticket(urgent) + "/escalations", 409, up);
        calls.post(
                "anna",
                "/tickets/" + ticket(with(urgent, "category", "backbone", "kind", "service_request")) + "/escalations",
                409,
                up);

        calls.patch("admin", settings, 200, "accepts", DeskCalls.map("categories", null, "kinds", List.of()));
        assertThat(calls.get("expert", settings, 200).get("accepts"))
                .isEqualTo(
                        Map.of("kinds", List.of(), "categories", List.of(), "priorities", List.of("critical", "high")));
        calls.post("anna", "/tickets/" + ticket(with(urgent, "category", "other")) + "/escalations", 201, up);
        calls.patch("admin", settings, 422, "accepts", Map.of("kinds", List.of("riddle")));
        calls.patch("admin", settings, 422, "accepts", Map.of("colours", List.of("red")));
        calls.patch("admin", settings, 422, "accepts", List.of("incident"));
        calls.patch("admin", settings, 200, "accepts", null);
        calls.post("anna", "/tickets/" + ticket("team", first) + "/escalations", 201, up);
    }

    private static Object[] with(Object[] fields, Object... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(fields), java.util.Arrays.stream(more))
                .toArray();
    }

    @Test
    void theOwnerIsRemindedUntilItIsSolvedAndTheRequesterIsTold() {
        String second = teamWith(Map.of("tier", "2"), "expert");
        String first = teamWith(Map.of("tier", "1", "escalatesTo", second), "boris");
        String ticket = ticket("team", first, "assignee", calls.id("boris"));
        calls.post("boris", "/tickets/" + ticket + "/escalations", 201, "reason", "Beyond us");
        assertThat(told("ticket.escalated", ticket)).containsExactly(calls.id("requester"));
        assertThat(told("ticket.escalation_reminder", ticket)).isEmpty();
        remindNow(ticket);
        await(() -> told("ticket.escalation_reminder", ticket).equals(List.of(calls.id("boris"))));
        calls.post("expert", "/tickets/" + ticket + "/transitions", 200, "to", "resolved", "resolution", "Replaced");
        remindNow(ticket);
        await(() -> reminders(ticket) == 2);
        assertThat(told("ticket.escalation_reminder", ticket)).hasSize(1);
        assertThat(calls.sent("PATCH", "admin", "/settings", 422, "{\"assignment.remindEvery\":\"PT1S\"}"))
                .containsKey("errors");
    }

    private static void remindNow(String ticket) {
        desk.database().transactions().inTransaction(work -> work.dsl()
                .execute("UPDATE core_escalation SET remind_at = NOW(6) WHERE ticket_id = UNHEX(?)", hex(ticket)));
        due("reminders");
    }

    /** How often the time of the next reminder was set. */
    private static int reminders(String ticket) {
        return desk.database().transactions().read(dsl -> dsl.fetchOne(
                                "SELECT version FROM core_escalation WHERE ticket_id = UNHEX(?)", hex(ticket))
                        .get(0, Integer.class))
                - 1;
    }

    private static List<String> told(String event, String ticket) {
        return desk.database().transactions().read(dsl -> dsl
                .fetch(
                        "SELECT LOWER(HEX(receiver_id)) FROM core_notification WHERE event = ? AND subject_id = ?",
                        event,
                        ticket)
                .getValues(0, String.class)
                .stream()
                .map(hex -> hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"))
                .toList());
    }

    private static String hex(String id) {
        return id.replace("-", "");
    }

    @Test
    void severalDesksShareOneNumberRangeAndAreRoutedInside() {
        String stockholm = team("anna");
        String toronto = team("boris");
        long here = number(ticket("team", stockholm));
        String there = ticket("team", toronto);
        assertThat(number(there)).isGreaterThan(here);
        calls.patch("anna", "/tickets/" + there, 200, "team", stockholm);
        assertThat(calls.items("anna", "/tickets?team=" + stockholm)).hasSize(2);
    }

    private static long number(String ticket) {
        return Long.parseLong(
                calls.get("admin", "/tickets/" + ticket, 200).get("number").toString());
    }

    @Test
    void peopleOfAVendorWorkWithinTheirTeamAndAreOfferedItsWorkOnly() {
        String outside = calls.made("/organizations", "name", "Outside vendor " + ++made);
        String team = teamWith(Map.of("strategy", "round_robin"));
        String vendor = calls.person(
                "vendor", List.of(), "organization", outside, "grants", List.of(Map.of("role", "agent", "team", team)));
        calls.patch("admin", "/teams/" + team, 200, "members", List.of(vendor));
        String theirs = ticket("team", team);
        calls.post("admin", "/tickets/" + theirs + "/assignment", 200);
        assertThat(assignee(theirs)).isEqualTo(vendor);
        calls.post("vendor", "/tickets/" + theirs + "/notes", 201, "body", "Looking at it");
        calls.get("vendor", "/tickets/" + ticket(), 404);
        calls.get("vendor", "/tickets/" + ticket("team", team("anna")), 404);
    }

    @Test
    void consentAboutATicketIsAskedByAgentsAndSeenByTheRequester() {
        String ticket = ticket();
        String path = "/tickets/" + ticket + "/approvals";
        Map<String, Object> step = Map.of("approvers", List.of("guru", "chen"), "quorum", 1);
        Map<String, Object> made =
                calls.post("anna", path, 201, "title", "A new laptop", "steps", List.of(step), "timeout", "P2D");
        String id = made.get("id").toString();
        calls.post("requester", path, 403, "title", "Mine", "steps", List.of(step));
        calls.post("stranger", path, 404, "title", "Mine", "steps", List.of(step));
        calls.post("anna", path, 422, "title", "x", "steps", List.of(Map.of("approvers", List.of("requester"))));
        calls.post("anna", path, 422, "title", "x", "steps", List.of(Map.of("approvers", List.of("anna"))));
        calls.post(
                "anna", path, 422, "title", "x", "steps", List.of(Map.of("approvers", List.of("guru"), "quorum", 2)));
        calls.post("anna", path, 422, "title", "x", "steps", List.of(), "timeout", "soon");
        assertThat(calls.items("guru", "/approvals?approver=me"))
                .extracting(item -> item.get("id"))
                .contains(id);
        assertThat(calls.items("requester", path)).singleElement().satisfies(item -> assertThat(item)
                .containsEntry("state", "pending")
                .doesNotContainKey("approvers"));
        calls.get("boris", "/approvals/" + id, 404);
        calls.get("stranger", "/approvals/" + id, 404);
        calls.post("boris", "/approvals/" + id + "/decisions", 404, "decision", "approve");
        calls.post("anna", "/approvals/" + id + "/decisions", 403, "decision", "approve");
        calls.post("guru", "/approvals/" + id + "/decisions", 422, "decision", "reject");
        calls.post("guru", "/approvals/" + id + "/decisions", 422, "decision", "maybe");
        calls.post("guru", "/approvals/" + id + "/delegations", 422, "to", "requester");
        calls.post("guru", "/approvals/" + id + "/delegations", 200, "to", "dora", "reason", "On leave");
        assertThat(calls.post("dora", "/approvals/" + id + "/decisions", 200, "decision", "approve"))
                .containsEntry("state", "approved");
        assertThat(calls.items("requester", "/tickets/" + ticket + "/timeline"))
                .extracting(entry -> entry.get("type"))
                .contains("approval.requested", "approval.decided")
                .doesNotContain("approval.step_decided");
        calls.get("anna", "/approvals?state=perhaps", 400);
        calls.get("anna", "/approvals?approver=boris", 400);
        calls.get("", "/approvals", 401);
    }

    @Test
    void whatBelongsToAnotherOrganizationIsNotThere() {
        String harbour = calls.made("/organizations", "name", "Harbour " + ++made);
        calls.person("sailor", List.of("team_lead"), "organization", harbour);
        Map<String, Object> fields = new HashMap<>(Map.of("name", "Crew " + made, "organization", harbour));
        String crew = calls.made("/teams", "name", fields.get("name"), "organization", harbour);
        calls.get("lead", "/teams/" + crew + "/assignment", 404);
        calls.get("sailor", "/users/" + calls.id("anna") + "/presence", 404);
        calls.get("sailor", "/users/" + calls.id("anna") + "/absences", 404);
        calls.get("sailor", "/users/" + calls.id("anna") + "/skills", 404);
        String ticket = ticket();
        calls.get("sailor", "/tickets/" + ticket + "/assignment", 404);
        calls.get("sailor", "/tickets/" + ticket + "/escalations", 404);
        calls.get("sailor", "/tickets/" + ticket + "/approvals", 404);
        Map<String, Object> approval = calls.post(
                "anna",
                "/tickets/" + ticket + "/approvals",
                201,
                "title",
                "Ours",
                "steps",
                List.of(Map.of("approvers", List.of("guru"))));
        calls.get("sailor", "/approvals/" + approval.get("id"), 404);
        assertThat(calls.items("sailor", "/approvals")).isEmpty();
        assertThat(calls.items("lead", "/approvals"))
                .extracting(item -> item.get("id"))
                .contains(approval.get("id"));
    }
}
