package switchboard.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.json.Json;

/** The life of a ticket as programs outside see it, and what they may try. */
@Timeout(120)
class TicketLifeTest {

    private static final String SECRET = "a long enough secret 1";

    private static TestDesk desk;
    private static String admin;
    private static String requester;
    private static String agent;
    private static String stranger;

    @BeforeAll
    static void open() {
        desk = TestDesk.start();
        admin = desk.administrator();
        Object elsewhere = expect(201, send("POST", "/organizations", admin, Map.of("name", "Elsewhere")))
                .get("id");
        requester = person("rita", "requester", Map.of());
        agent = person("axel", "agent", Map.of());
        stranger = person("sten", "agent", Map.of("organization", elsewhere));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static String person(String name, String role, Map<String, Object> more) {
        Map<String, Object> fields = new java.util.HashMap<>(more);
        fields.putAll(Map.of(
                "username",
                name,
                "displayName",
                name,
                "email",
                name + "@desk.example",
                "password",
                SECRET,
                "roles",
                List.of(role)));
        expect(201, send("POST", "/users", admin, fields));
        return desk.signIn(name, SECRET);
    }

    private static HttpResponse<String> send(String method, String path, String token, Object body) {
        return desk.send(
                method,
                path,
                token,
                body.equals("") ? "" : "application/json",
                body instanceof String text ? text : Json.write(body));
    }

    private static Map<String, Object> expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body().isEmpty() ? Map.of() : Json.parseObject(answer.body());
    }

    private static String ticket() {
        return "/tickets/"
                + expect(
                                201,
                                send(
                                        "POST",
                                        "/tickets",
                                        requester,
                                        Map.of(
                                                "kind",
                                                "incident",
                                                "title",
                                                "Printer",
                                                "channel",
                                                "walk_in",
                                                "information",
                                                Map.of("site", "Room 4", "travelMinutes", 5))))
                        .get("id");
    }

    @Test
    void fromInformationAndExpectationToTheConfirmedEnd() {
        String ticket = ticket();
        assertThat(expect(200, send("GET", ticket + "/information", requester, "")))
                .containsEntry("site", "Room 4")
                .containsEntry("missing", List.of());
        expect(403, send("PATCH", ticket + "/information", requester, Map.of("scope", "All")));
        expect(200, send("PATCH", ticket + "/information", agent, Map.of("scope", "All")));
        assertThat(expect(200, send("PUT", ticket + "/information", agent, Map.of("scope", "One"))))
                .containsEntry("scope", "One")
                .containsEntry("site", null);
        assertThat(expect(200, send("GET", ticket + "/expectation", requester, "")))
                .containsEntry("expectedAt", null);
        expect(403, send("PUT", ticket + "/expectation", requester, Map.of("expectedAt", "2098-05-01T08:00:00Z")));
        expect(422, send("PUT", ticket + "/expectation", agent, Map.of("expectedAt", "2001-05-01T08:00:00Z")));
        expect(422, send("PUT", ticket + "/expectation", agent, Map.of("note", "Soon")));
        expect(
                200,
                send(
                        "PUT",
                        ticket + "/expectation",
                        agent,
                        Map.of("expectedAt", "2098-05-01T08:00:00Z", "note", "The part is on its way")));
        assertThat(expect(200, send("GET", ticket + "/expectation", requester, "")))
                .containsEntry("expectedAt", "2098-05-01T08:00:00Z")
                .containsEntry("note", "The part is on its way");
        assertThat(send("GET", ticket + "/timeline", requester, "").body()).contains("The part is on its way");
        theRequesterIsTold("2098");
        expect(200, send("PUT", ticket + "/expectation", agent, "{\"expectedAt\":null}"));
        assertThat(expect(200, send("GET", ticket + "/expectation", requester, "")))
                .containsEntry("expectedAt", null);
        theRequesterIsTold("no longer holds");
        expect(200, send("POST", ticket + "/transitions", agent, Map.of("to", "resolved", "resolution", "Toner")));
        assertThat(expect(200, send("GET", ticket + "/closure", requester, "")))
                .containsEntry("state", "awaiting_confirmation")
                .hasEntrySatisfying("confirmBy", until -> assertThat(until).isNotNull());
        expect(422, send("POST", ticket + "/transitions", agent, Map.of("to", "closed")));
        expect(
                200,
                send(
                        "POST",
                        ticket + "/transitions",
                        agent,
                        Map.of("to", "closed", "channel", "phone", "closure", Map.of("serviceLevelMet", true))));
        assertThat(expect(200, send("GET", ticket + "/closure", requester, "")))
                .containsEntry("state", "closed")
                .containsEntry("confirmedBy", "on_behalf")
                .containsEntry("channel", "phone")
                .containsEntry("serviceLevelMet", true)
                .containsEntry("serviceRestored", true)
                .containsEntry("requestFulfilled", null);
    }

    /** In the inbox, in the words of this moment. */
    private static void theRequesterIsTold(String words) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!expected().contains(words) && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(expected()).contains(words);
    }

    private static String expected() {
        return ((List<?>) expect(200, send("GET", "/notifications/mine", requester, ""))
                        .get("items"))
                .stream()
                        .filter(item -> ((Map<?, ?>) item).get("event").equals("ticket.expected"))
                        .toList()
                        .toString();
    }

    @Test
    void nothingOfItIsSeenFromAnotherOrganization() {
        String ticket = ticket();
        for (String part : List.of("/information", "/closure", "/expectation")) {
            expect(404, send("GET", ticket + part, stranger, ""));
            expect(401, send("GET", ticket + part, "", ""));
        }
        expect(404, send("PUT", ticket + "/information", stranger, Map.of("scope", "Theirs")));
        expect(404, send("PUT", ticket + "/expectation", stranger, Map.of("expectedAt", "2098-05-01T08:00:00Z")));
        expect(404, send("GET", "/tickets/' OR 1=1 --/closure".replace(" ", "%20"), stranger, ""));
    }

    @Test
    void theWorkflowOfAKindIsReadSetAndRemoved() {
        String path = "/codes/kind/event/transitions";
        assertThat(expect(200, send("GET", path, requester, ""))).containsEntry("own", false);
        List<Map<String, Object>> moves = List.of(
                Map.of("from", "new", "to", "resolved", "requires", List.of("team")),
                Map.of("from", "resolved", "to", "closed", "byRequester", true));
        expect(403, send("PUT", path, agent, Map.of("transitions", moves)));
        expect(404, send("PUT", "/codes/kind/nothing/transitions", admin, Map.of("transitions", moves)));
        for (String bad : List.of(
                "{}",
                "{\"transitions\":[]}",
                "{\"transitions\":{}}",
                "{\"transitions\":[null]}",
                "{\"transitions\":[{}]}",
                "{\"transitions\":[{\"from\":\"new\",\"to\":[]}]}",
                "{\"transitions\":[{\"from\":\"new\",\"to\":\"resolved\",\"requires\":[\"\"]}]}",
                "{\"transitions\":[{\"from\":\"new\",\"to\":\"\\u0000\"}]}")) {
            expect(422, send("PUT", path, admin, bad));
        }
        assertThat(expect(200, send("PUT", path, admin, Map.of("transitions", moves))))
                .containsEntry("own", true);
        Map<String, Object> event =
                expect(201, send("POST", "/tickets", agent, Map.of("kind", "event", "title", "Disk")));
        Map<String, Object> refused = expect(
                422,
                send(
                        "POST",
                        "/tickets/" + event.get("id") + "/transitions",
                        agent,
                        Map.of("to", "resolved", "resolution", "Gone")));
        assertThat(String.valueOf(refused.get("errors"))).contains("field=team", "code=required");
        assertThat(expect(200, send("GET", "/codes/transition/history?limit=1", requester, ""))
                        .get("items"))
                .asString()
                .contains("key=event");
        assertThat(send("DELETE", path, admin, "").statusCode()).isEqualTo(204);
        assertThat(expect(200, send("GET", path, requester, ""))).containsEntry("own", false);
    }

    @Test
    void aCodeIsMadeReadAndRemembered() {
        expect(403, send("POST", "/codes/closure_code", agent, Map.of("key", "moved")));
        HttpResponse<String> made =
                send("POST", "/codes/closure_code", admin, Map.of("key", "moved", "labels", Map.of("en", "Moved")));
        expect(201, made);
        assertThat(made.headers().firstValue("Location")).hasValue("/api/v1/codes/closure_code/moved");
        assertThat(expect(200, send("GET", "/codes/closure_code/moved", requester, "")))
                .containsEntry("version", 1);
        expect(409, send("POST", "/codes/closure_code", admin, Map.of("key", "moved")));
        expect(404, send("GET", "/codes/closure_code/nothing", requester, ""));
        expect(404, send("GET", "/codes/nothing/history", requester, ""));
        expect(400, send("GET", "/codes/kind/history?cursor=x", requester, ""));
        expect(400, send("GET", "/codes/kind/history?limit=-1", requester, ""));
        assertThat(expect(200, send("GET", "/codes/closure_code/history", requester, ""))
                        .get("items"))
                .asString()
                .contains("Moved");
        assertThat(expect(200, send("GET", "/codes/status/in_progress", requester, "")))
                .containsEntry("phase", "open");
        assertThat(expect(200, send("GET", "/settings", admin, "")).toString()).contains("tickets.confirmationDays");
        expect(422, send("PATCH", "/settings", admin, Map.of("tickets.confirmationDays", 0)));
        expect(200, send("PATCH", "/settings", admin, Map.of("tickets.confirmationDays", 3)));
    }
}
