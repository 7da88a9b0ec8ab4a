package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.bootstrap.TestDesk;
import switchboard.json.Json;

/** Threads of notes, and people and teams of another organization who help with one ticket and see no more than that one. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwarmHttpTest {

    private static final String JSON = "application/json";
    private static final String PASSWORD = "a good long password 1";
    private static final String NOWHERE = "01920000-0000-7000-8000-0000000000ff";

    private final TestDesk desk = TestDesk.start();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private String harbour = "";

    @BeforeAll
    void people() {
        tokens.put("admin", desk.administrator());
        harbour = text(post(201, "/organizations", "admin", Map.of("name", "Harbour")), "id");
        List<Map<String, String>> permissions = new ArrayList<>();
        for (String permission : List.of("ticket:read", "note:read", "ticket:note")) {
            permissions.add(Map.of("permission", permission, "scope", "organization"));
        }
        post(201, "/roles", "admin", Map.of("key", "noter", "name", "Noter", "permissions", permissions));
        person("anna", "requester", null);
        person("bert", "agent", null);
        person("cleo", "agent", null);
        person("dora", "agent", harbour);
        person("emil", "agent", harbour);
        person("fay", "requester", harbour);
        person("gus", "noter", harbour);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private void person(String name, String role, @Nullable String organization) {
        Map<String, Object> fields = new HashMap<>(
                Map.of("username", name, "displayName", name, "password", PASSWORD, "roles", List.of(role)));
        if (organization != null) {
            fields.put("organization", organization);
        }
        ids.put(name, text(post(201, "/users", "admin", fields), "id"));
        tokens.put(name, desk.signIn(name, PASSWORD));
    }

    private HttpResponse<String> send(String method, String path, String who, @Nullable Map<String, ?> body) {
        return desk.send(method, path, tokens.get(who), body == null ? "" : JSON, body == null ? "" : Json.write(body));
    }

    private Map<String, @Nullable Object> expect(
            int status, String method, String path, String who, @Nullable Map<String, ?> body) {
        HttpResponse<String> answer = send(method, path, who, body);
        assertThat(answer.statusCode())
                .as("%s %s as %s: %s", method, path, who, answer.body())
                .isEqualTo(status);
        return answer.body().startsWith("{") ? Json.parseObject(answer.body()) : Map.of();
    }

    private Map<String, @Nullable Object> post(int status, String path, String who, Map<String, ?> body) {
        return expect(status, "POST", path, who, body);
    }

    private Map<String, @Nullable Object> get(int status, String path, String who) {
        return expect(status, "GET", path, who, null);
    }

    private Map<String, @Nullable Object> put(int status, String path, String who) {
        return expect(status, "PUT", path, who, null);
    }

    private static String text(Map<String, @Nullable Object> values, String name) {
        return String.valueOf(values.get(name));
    }

    private static List<Map<String, @Nullable Object>> items(Map<String, @Nullable Object> page) {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (Object item : (List<?>) java.util.Objects.requireNonNull(page.get("items"))) {
            Map<String, @Nullable Object> values = new HashMap<>();
            ((Map<?, ?>) item).forEach((name, value) -> values.put(String.valueOf(name), value));
            items.add(values);
        }
        return items;
    }

    private static List<String> all(Map<String, @Nullable Object> page, String field) {
        return items(page).stream().map(item -> text(item, field)).toList();
    }

    private String ticket(String who) {
        return text(post(201, "/tickets", who, Map.of("kind", "incident", "title", "It does not work")), "id");
    }

    private String note(String ticket, String who, String body, @Nullable String inReplyTo) {
        Map<String, Object> fields = new HashMap<>(Map.of("body", body));
        if (inReplyTo != null) {
            fields.put("inReplyTo", inReplyTo);
        }
        return text(post(201, "/tickets/" + ticket + "/notes", who, fields), "id");
    }

    private List<String> told(String ticket) {
        return desk.database().transactions().read(dsl -> dsl.fetch(
                        "select concat(n.event, ' ', u.username) from core_notification n"
                                + " join core_user u on u.id = n.receiver_id where n.subject_id = ?",
                        ticket)
                .getValues(0, String.class));
    }

    @Test
    void notesStandInThreads() {
        String ticket = ticket("anna");
        String path = "/tickets/" + ticket + "/notes";
        String root = note(ticket, "bert", "Who knows the gateway?", null);
        note(ticket, "bert", "Something else", null);
        Map<String, @Nullable Object> answer = post(201, path, "cleo", Map.of("body", "I do", "inReplyTo", root));
        assertThat(answer).containsEntry("inReplyTo", root).containsEntry("thread", root);
        String second = text(answer, "id");
        String third = note(ticket, "bert", "What is it?", second);
        assertThat(get(200, path + "/" + third, "bert"))
                .containsEntry("inReplyTo", second)
                .containsEntry("thread", root);
        assertThat(get(200, path + "/" + root, "bert"))
                .containsEntry("inReplyTo", null)
                .containsEntry("thread", null);
        assertThat(all(get(200, path + "?thread=" + root, "cleo"), "id")).containsExactly(root, second, third);
        assertThat(all(get(200, path + "?thread=" + third, "cleo"), "id")).containsExactly(root, second, third);
        assertThat(all(get(200, path, "cleo"), "id")).hasSize(4);
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            Map<String, @Nullable Object> page =
                    get(200, path + "?limit=1&thread=" + second + (next.isEmpty() ? "" : "&cursor=" + next), "cleo");
            paged.addAll(all(page, "id"));
            next = page.get("next") == null ? "" : text(page, "next");
            if (!next.isEmpty()) {
                get(400, path + "?cursor=" + next, "cleo");
            }
        } while (!next.isEmpty());
        assertThat(paged).containsExactly(root, second, third);
        assertThat(items(get(200, "/tickets/" + ticket + "/timeline", "bert")))
                .filteredOn(entry -> "ticket.noted".equals(entry.get("type")))
                .extracting(entry -> entry.get("inReplyTo"))
                .containsExactly(null, null, root, second);
        get(403, path + "?thread=" + root, "anna");
        assertThat(send("GET", "/tickets/" + ticket + "/timeline", "anna", null).body())
                .doesNotContain(root, "gateway");
    }

    @Test
    void aThreadIsOfOneTicket() {
        String ticket = ticket("bert");
        String path = "/tickets/" + ticket + "/notes";
        String elsewhere = note(ticket("bert"), "bert", "Elsewhere", null);
        String reply = text(post(201, "/tickets/" + ticket + "/replies", "bert", Map.of("body", "A reply")), "id");
        for (Object wrong : List.of(elsewhere, reply, NOWHERE, "x", "", "x".repeat(5_000), 7, List.of("a"))) {
            post(422, path, "bert", Map.of("body", "An answer", "inReplyTo", wrong));
        }
        for (String wrong : List.of(elsewhere, reply, NOWHERE, "x", "%00", "x".repeat(3_000))) {
            get(400, path + "?thread=" + wrong, "bert");
        }
        post(422, "/tickets/" + ticket + "/replies", "bert", Map.of("body", "x", "inReplyTo", reply));
        assertThat(items(get(200, path, "bert"))).isEmpty();
    }

    /** Who watches hears of every note, and not twice of one in a thread; who sees no notes any more hears of none. */
    @Test
    void thoseWhoWroteInAThreadAreTold() {
        String ticket = ticket("anna");
        String root = note(ticket, "bert", "One", null);
        String second = note(ticket, "cleo", "Two", root);
        note(ticket, "bert", "Three", second);
        assertThat(told(ticket)).contains("ticket.thread_replied bert", "ticket.thread_replied cleo");
        put(200, "/tickets/" + ticket + "/watchers/me", "cleo");
        note(ticket, "bert", "Four", second);
        assertThat(told(ticket).stream().filter("ticket.thread_replied cleo"::equals))
                .hasSize(1);
        expect(204, "DELETE", "/tickets/" + ticket + "/watchers/me", "cleo", null);
        put(200, "/tickets/" + ticket + "/swarm/users/dora", "bert");
        note(ticket, "dora", "Five", second);
        expect(204, "DELETE", "/tickets/" + ticket + "/swarm/users/dora", "bert", null);
        note(ticket, "cleo", "Six", root);
        assertThat(told(ticket)).doesNotContain("ticket.thread_replied dora");
        assertThat(told(ticket)).doesNotContain("ticket.thread_replied anna");
    }

    @Test
    void whoeverIsInvitedHelpsWithThatTicketAlone() {
        String ticket = ticket("anna");
        String other = ticket("anna");
        String path = "/tickets/" + ticket;
        String number = text(get(200, path, "bert"), "number");
        String file = text(
                Json.parseObject(desk.send(
                                "POST",
                                path + "/attachments?fileName=log.txt",
                                tokens.get("anna"),
                                "text/plain",
                                "what it said")
                        .body()),
                "id");
        note(ticket, "bert", "Only for us", null);
        for (String hidden : List.of("", "/notes", "/timeline", "/swarm", "/attachments/" + file + "/content")) {
            get(404, path + hidden, "dora");
        }
        assertThat(put(200, path + "/swarm/users/dora", "bert"))
                .containsEntry("type", "user")
                .containsEntry("id", ids.get("dora"))
                .containsEntry("invitedBy", ids.get("bert"));
        assertThat(put(200, path + "/swarm/users/" + ids.get("dora"), "cleo"))
                .containsEntry("invitedBy", ids.get("bert"));
        assertThat(told(ticket)).containsOnlyOnce("ticket.swarm_invited dora");

        assertThat(get(200, path, "dora")).containsEntry("id", ticket);
        get(200, "/tickets/" + number, "dora");
        assertThat(send("GET", path + "/notes", "dora", null).body()).contains("Only for us");
        assertThat(send("GET", path + "/timeline", "dora", null).body()).contains("Only for us", "ticket.swarm_joined");
        assertThat(all(get(200, path + "/attachments", "dora"), "id")).containsExactly(file);
        assertThat(send("GET", path + "/attachments/" + file + "/content", "dora", null)
                        .body())
                .isEqualTo("what it said");
        assertThat(all(get(200, path + "/swarm", "dora"), "id")).containsExactly(ids.get("dora"));
        note(ticket, "dora", "I look at the gateway", null);
        post(201, path + "/replies", "dora", Map.of("body", "We look at the gateway"));
        note(ticket, "bert", "Thank you, @dora", null);
        assertThat(told(ticket)).contains("ticket.mentioned dora");
        assertThat(all(get(200, "/tickets/swarms", "dora"), "id")).contains(ticket);
        assertThat(all(get(200, "/tickets", "dora"), "id")).doesNotContain(ticket);
        assertThat(all(get(200, "/tickets?number=" + number, "dora"), "id")).isEmpty();
        get(404, "/tickets/" + other, "dora");
        post(404, "/tickets/" + other + "/notes", "dora", Map.of("body", "x"));
        assertThat(explained("dora", "ticket:note", ticket)).containsEntry("allowed", true);
        assertThat(explained("dora", "ticket:change", ticket)).containsEntry("allowed", false);
        assertThat(explained("dora", "ticket:read", other)).containsEntry("allowed", false);

        expect(204, "DELETE", path + "/swarm/users/me", "dora", null);
        get(404, path, "dora");
        assertThat(all(get(200, "/tickets/swarms", "dora"), "id")).doesNotContain(ticket);
        assertThat(all(get(200, path + "/timeline", "bert"), "type"))
                .contains("ticket.swarm_joined", "ticket.swarm_left");
    }

    private Map<String, @Nullable Object> explained(String who, String action, String ticket) {
        return get(
                200,
                "/access/explain?user=" + ids.get(who) + "&action=" + action + "&object=ticket:" + ticket,
                "admin");
    }

    @Test
    void takingPartIsNoMoreThanReadingAndNotes() {
        String ticket = ticket("anna");
        String own = ticket("dora");
        String path = "/tickets/" + ticket;
        put(200, path + "/swarm/users/dora", "bert");
        expect(403, "PATCH", path, "dora", Map.of("title", "Mine"));
        post(403, path + "/transitions", "dora", Map.of("to", "cancelled"));
        post(403, path + "/tasks", "dora", Map.of("title", "A task"));
        post(403, path + "/links", "dora", Map.of("type", "related_to", "target", own));
        post(403, "/tickets/" + own + "/links", "dora", Map.of("type", "related_to", "target", ticket));
        post(403, path + "/merge", "dora", Map.of("into", own));
        post(403, "/tickets/" + own + "/merge", "dora", Map.of("into", ticket));
        post(403, path + "/split", "dora", Map.of("title", "A part"));
        post(403, path + "/assignment", "dora", Map.of());
        post(403, path + "/escalations", "dora", Map.of("reason", "Too hard"));
        post(
                403,
                path + "/approvals",
                "dora",
                Map.of("title", "Consent", "steps", List.of(Map.of("approvers", List.of("bert")))));
        expect(403, "PATCH", path + "/information", "dora", Map.of("site", "Here"));
        expect(403, "PUT", path + "/expectation", "dora", Map.of("expectedAt", "2099-01-01T00:00:00Z"));
        put(403, path + "/watchers/cleo", "dora");
        put(403, path + "/swarm/users/gus", "dora");
        put(403, path + "/swarm/teams/Nobody", "dora");
        expect(403, "DELETE", path + "/swarm/users/bert", "dora", null);
        assertThat(desk.send("POST", path + "/attachments?fileName=a.txt", tokens.get("dora"), "text/plain", "x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(String.valueOf(post(
                        200,
                        "/tickets/bulk",
                        "dora",
                        Map.of("ids", List.of(ticket), "action", "change", "fields", Map.of("urgency", "high")))))
                .contains("access.forbidden");
        // Whoever writes no replies elsewhere writes none here.
        put(200, path + "/swarm/users/gus", "bert");
        note(ticket, "gus", "A hint", null);
        post(403, path + "/replies", "gus", Map.of("body", "x"));
        assertThat(all(get(200, "/tickets/swarms", "gus"), "id")).containsExactly(ticket);
    }

    @Test
    void requestersSeeNothingOfTheSwarm() {
        String ticket = ticket("anna");
        String path = "/tickets/" + ticket;
        put(404, path + "/swarm/users/anna", "bert");
        put(404, path + "/swarm/users/fay", "bert");
        put(404, path + "/swarm/users/nobody", "bert");
        put(404, path + "/swarm/users/" + "x".repeat(3_000), "bert");
        put(404, path + "/swarm/teams/" + "x".repeat(3_000), "bert");
        put(404, path + "/swarm/teams/" + NOWHERE, "bert");
        put(200, path + "/swarm/users/dora", "bert");
        get(403, path + "/swarm", "anna");
        put(403, path + "/swarm/users/me", "anna");
        get(403, "/tickets/swarms", "anna");
        assertThat(send("GET", path + "/timeline", "anna", null).body()).doesNotContain("swarm", ids.get("dora"));
        assertThat(send("GET", "/events?limit=200", "anna", null).body()).doesNotContain("swarm");
        get(400, path + "/swarm?cursor=x", "bert");
        get(400, path + "/swarm?limit=x", "bert");
        get(400, "/tickets/swarms?cursor=x", "bert");
        get(400, "/tickets/swarms?open=perhaps", "bert");
        // A requester who is an agent in another place sees of their own ticket what a requester sees.
        String doras = ticket("dora");
        expect(200, "PATCH", "/tickets/" + doras, "admin", Map.of("organization", organizationOf("bert")));
        put(404, "/tickets/" + doras + "/swarm/users/dora", "bert");
        String team = team("Rescuers", List.of("dora", "emil"));
        put(200, "/tickets/" + doras + "/swarm/teams/" + team, "bert");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> get(200, "/tickets/" + doras + "/notes", "emil"));
        get(403, "/tickets/" + doras + "/notes", "dora");
        get(403, "/tickets/" + doras + "/swarm", "dora");
    }

    private String organizationOf(String who) {
        return text(get(200, "/me", who), "organization");
    }

    private String team(String name, List<String> members) {
        return text(
                post(
                        201,
                        "/teams",
                        "admin",
                        Map.of(
                                "name",
                                name,
                                "organization",
                                harbour,
                                "members",
                                members.stream().map(ids::get).toList())),
                "id");
    }

    @Test
    void aTeamTakesPartAsLongAsItsPeopleAreInIt() {
        String ticket = ticket("bert");
        String path = "/tickets/" + ticket;
        put(409, path + "/swarm/teams/" + team("Idlers", List.of()), "bert");
        put(409, path + "/swarm/teams/" + team("Guests", List.of("fay")), "bert");
        String team = team("Divers", List.of("emil", "fay"));
        assertThat(put(200, path + "/swarm/teams/Divers", "bert"))
                .containsEntry("type", "team")
                .containsEntry("id", team);
        assertThat(told(ticket)).contains("ticket.swarm_invited emil").doesNotContain("ticket.swarm_invited fay");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> get(200, path + "/notes", "emil"));
        get(404, path, "fay");
        assertThat(all(get(200, "/tickets/swarms?open=true", "emil"), "id")).contains(ticket);
        assertThat(all(get(200, "/tickets/swarms?open=false", "emil"), "id")).doesNotContain(ticket);
        // Both ways at once show it once, and one of them is enough.
        put(200, path + "/swarm/users/emil", "bert");
        assertThat(all(get(200, "/tickets/swarms", "emil"), "id")).containsOnlyOnce(ticket);
        expect(204, "DELETE", path + "/swarm/users/emil", "bert", null);
        get(200, path, "emil");
        expect(409, "DELETE", "/teams/" + team, "admin", null);
        expect(403, "DELETE", path + "/swarm/teams/" + team, "emil", null);
        expect(200, "PATCH", "/teams/" + team, "admin", Map.of("members", List.of(ids.get("fay"))));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> get(404, path, "emil"));
        expect(204, "DELETE", path + "/swarm/teams/" + team, "bert", null);
        expect(204, "DELETE", "/teams/" + team, "admin", null);
    }

    @Test
    void theEndOfATicketEndsWriting() {
        String ticket = ticket("bert");
        String path = "/tickets/" + ticket;
        put(200, path + "/swarm/users/dora", "bert");
        post(200, path + "/transitions", "bert", Map.of("to", "resolved", "resolution", "Restarted"));
        note(ticket, "dora", "It was the gateway", null);
        assertThat(all(get(200, "/tickets/swarms?open=false", "dora"), "id")).contains(ticket);
        post(200, path + "/transitions", "bert", Map.of("to", "in_progress"));
        assertThat(all(get(200, "/tickets/swarms?open=true", "dora"), "id")).contains(ticket);
        post(200, path + "/transitions", "bert", Map.of("to", "cancelled"));
        post(403, path + "/notes", "dora", Map.of("body", "Too late"));
        post(403, path + "/replies", "dora", Map.of("body", "Too late"));
        assertThat(explained("dora", "ticket:note", ticket)).containsEntry("allowed", false);
        get(200, path + "/notes", "dora");
        note(ticket, "bert", "For later", null);
        put(409, path + "/swarm/users/gus", "bert");
        put(200, path + "/swarm/users/dora", "bert");
    }

    @Test
    void whoeverIsNotThereIsNotInvited() {
        String ticket = ticket("bert");
        String path = "/tickets/" + ticket + "/swarm/users/";
        person("hana", "agent", harbour);
        post(
                201,
                "/users/" + ids.get("hana") + "/absences",
                "admin",
                Map.of(
                        "from",
                        Instant.now().minus(Duration.ofDays(1)).toString(),
                        "to",
                        Instant.now().plus(Duration.ofDays(30)).toString()));
        assertThat(put(409, path + "hana", "bert")).containsEntry("code", "swarm.person_absent");
        expect(200, "PATCH", "/users/" + ids.get("hana"), "admin", Map.of("active", false));
        assertThat(put(409, path + "hana", "bert")).containsEntry("code", "swarm.person_inactive");
        assertThat(items(get(200, "/tickets/" + ticket + "/swarm", "bert"))).isEmpty();
    }

    @Test
    void aSwarmHasAnEnd() {
        String ticket = ticket("bert");
        desk.database().transactions().inTransaction(work -> {
            for (int number = 0; number < 50; number++) {
                work.dsl()
                        .execute(
                                "insert into core_ticket_participant values (unhex(?), unhex(?), 'user', 1, null, now(6))",
                                ticket.replace("-", ""),
                                UUID.randomUUID().toString().replace("-", ""));
            }
            return null;
        });
        assertThat(put(409, "/tickets/" + ticket + "/swarm/users/dora", "bert"))
                .containsEntry("code", "ticket.too_many_participants");
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            Map<String, @Nullable Object> page = get(
                    200, "/tickets/" + ticket + "/swarm?limit=20" + (next.isEmpty() ? "" : "&cursor=" + next), "bert");
            paged.addAll(all(page, "id"));
            next = page.get("next") == null ? "" : text(page, "next");
        } while (!next.isEmpty());
        assertThat(paged).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void ofAnErasedPersonNoSwarmIsLeft() {
        String ticket = ticket("bert");
        person("ines", "agent", harbour);
        String ines = String.valueOf(ids.get("ines"));
        put(200, "/tickets/" + ticket + "/swarm/users/ines", "bert");
        assertThat(participations(ines)).isEqualTo(1);
        post(202, "/users/" + ines + "/erasure", "admin", Map.of("texts", false));
        await().atMost(Duration.ofSeconds(30)).until(() -> "done"
                .equals(get(200, "/users/" + ines + "/erasure", "admin").get("state")));
        assertThat(participations(ines)).isZero();
    }

    private int participations(String person) {
        return desk.database().transactions().read(dsl -> dsl.fetchOne(
                        "select count(*) from core_ticket_participant where participant_id = unhex(?)",
                        person.replace("-", ""))
                .get(0, Integer.class));
    }

    @Test
    void swarmsAreListedPageByPage() {
        person("jon", "agent", harbour);
        String team = team("Pilots", List.of("jon"));
        List<String> tickets = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            String ticket = ticket("bert");
            tickets.addFirst(ticket);
            put(200, "/tickets/" + ticket + "/swarm/" + (number % 2 == 0 ? "users/jon" : "teams/" + team), "bert");
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(all(get(200, "/tickets/swarms", "jon"), "id"))
                        .containsExactlyElementsOf(tickets));
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            Map<String, @Nullable Object> page =
                    get(200, "/tickets/swarms?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next), "jon");
            assertThat(items(page)).hasSizeLessThanOrEqualTo(2);
            paged.addAll(all(page, "id"));
            next = page.get("next") == null ? "" : text(page, "next");
        } while (!next.isEmpty());
        assertThat(paged).containsExactlyElementsOf(tickets);
    }
}
