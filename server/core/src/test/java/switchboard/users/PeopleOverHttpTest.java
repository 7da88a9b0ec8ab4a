package switchboard.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.bootstrap.TestDesk;
import switchboard.json.Json;

/** People, teams, organizations, roles and sign-in as a client sees them. */
class PeopleOverHttpTest {

    private static final String PASSWORD = "correct horse 7";
    private static final String JSON = "application/json";

    private final TestDesk desk = TestDesk.start();
    private final String admin = desk.administrator();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void meSaysWhoIAmAndWhatIMayDo() {
        Map<String, @Nullable Object> me = json(send("GET", "/me", admin, 200));
        assertThat(me)
                .containsEntry("username", "admin")
                .containsEntry("roles", List.of("administrator"))
                .doesNotContainKeys("password", "passwordHash", "version", "canSignIn", "user");
        assertThat((List<?>) me.get("permissions")).anySatisfy(permission -> assertThat(permission)
                .isEqualTo(Map.of(
                        "permission", "user:edit",
                        "scopes", List.of("all"),
                        "organizations", List.of(),
                        "teams", List.of())));
        send("GET", "/me", "", 401);
        send("GET", "/me", "a".repeat(43), 401);
    }

    @Test
    void aPersonIsMadeReadChangedAndListed() {
        HttpResponse<String> made = send(
                "POST",
                "/users",
                admin,
                201,
                body(
                        "username",
                        "ada",
                        "displayName",
                        "Ada",
                        "email",
                        "ada@desk.example",
                        "password",
                        PASSWORD,
                        "roles",
                        List.of("agent")));
        String id = String.valueOf(json(made).get("id"));
        assertThat(made.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/api/v1/users/" + id));
        assertThat(made.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(made.body()).doesNotContain("assword").doesNotContain("argon2");

        HttpResponse<String> changed = send(
                "PATCH", "/users/" + id, admin, 200, "application/merge-patch+json", body("displayName", "Ada L."));
        assertThat(changed.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(json(send("GET", "/users/" + id, admin, 200))).containsEntry("displayName", "Ada L.");
        Map<String, @Nullable Object> page = json(send("GET", "/users?username=ADA&count=true", admin, 200));
        assertThat((List<?>) page.get("items")).hasSize(1);
        assertThat(page).containsEntry("count", 1).containsEntry("next", null);
        assertThat(json(send("GET", "/users?limit=1", admin, 200)).get("next")).isNotNull();
        send("DELETE", "/users/" + id, admin, 405);
    }

    @Test
    void aNewRoleCountsForTheNextRequest() {
        person("rita", "requester");
        String rita = desk.signIn("rita", PASSWORD);
        String id = String.valueOf(json(send("GET", "/me", rita, 200)).get("id"));
        send("GET", "/users", rita, 403);
        send("PATCH", "/users/" + id, admin, 200, JSON, body("roles", List.of("requester", "agent")));
        send("GET", "/users", rita, 200);
        send("PATCH", "/users/" + id, admin, 200, JSON, body("active", false));
        send("GET", "/me", rita, 401);
    }

    @Test
    void signingOutEndsTheToken() {
        person("rita", "requester");
        String rita = desk.signIn("rita@desk.example", PASSWORD);
        send("DELETE", "/auth/tokens/current", rita, 204);
        send("GET", "/me", rita, 401);
        send("DELETE", "/auth/tokens/current", rita, 401);
        send("DELETE", "/auth/tokens/current", "", 401);
    }

    @Test
    void tooManyFailuresAreTurnedAwayWithATime() {
        person("rita", "requester");
        for (int count = 0; count < 10; count++) {
            HttpResponse<String> wrong =
                    send("POST", "/auth/tokens", "", 401, body("username", "rita", "password", "x"));
            assertThat(json(wrong)).containsEntry("code", "auth.bad_credentials");
        }
        HttpResponse<String> throttled =
                send("POST", "/auth/tokens", "", 429, body("username", "rita", "password", PASSWORD));
        assertThat(json(throttled)).containsEntry("code", "auth.too_many_attempts");
        assertThat(Integer.parseInt(
                        throttled.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(200, 301);
        assertThat(desk.administrator()).isNotEmpty();
    }

    @Test
    void aLostRaceShowsItsDifferences() {
        String id = person("ada", "agent");
        send(
                "PATCH",
                "/users/" + id,
                admin,
                200,
                JSON,
                body("grants", List.of(Map.of("role", "auditor", "organization", "Default"))));
        HttpResponse<String> stale = desk.send("GET", "/users/" + id, admin, "", "");
        assertThat(stale.headers().firstValue("ETag")).hasValue("\"2\"");
        HttpResponse<String> lost = ifMatch("/users/" + id, "\"1\"", body("grants", List.of(), "displayName", "ada"));
        assertThat(lost.statusCode()).isEqualTo(412);
        assertThat(json(lost)).containsEntry("code", "request.stale");
        assertThat((List<?>) json(lost).get("differences")).singleElement().satisfies(difference -> assertThat(
                        ((Map<?, ?>) difference).get("field"))
                .isEqualTo("grants"));
    }

    @Test
    void teamsOrganizationsAndRolesHaveTheSameManners() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("/organizations", body("name", "North", "language", "sv"));
        bodies.put("/teams", body("name", "First line", "organization", "Default", "members", List.of("admin")));
        bodies.put(
                "/roles",
                body(
                        "key",
                        "reader",
                        "name",
                        "Reader",
                        "permissions",
                        List.of(Map.of("permission", "ticket:read", "scope", "all"))));
        bodies.forEach((path, body) -> {
            HttpResponse<String> made = send("POST", path, admin, 201, body);
            String place = made.headers().firstValue("Location").orElseThrow();
            String one = place.substring(place.indexOf(path));
            assertThat(json(send("GET", one, admin, 200)).get("name"))
                    .isEqualTo(json(made).get("name"));
            send("POST", path, admin, 409, body);
            send("POST", path, admin, 422, body("name", "x", "surplus", 1));
            send("POST", path, admin, 422, "{}");
            send("POST", path, admin, 400, "{");
            send("PATCH", one, admin, 200, JSON, body("name", "Renamed " + path));
            send("PATCH", one, admin, 422, JSON, body("name", null));
            assertThat(ifMatch(one, "\"1\"", body("name", "x")).statusCode()).isEqualTo(412);
            send("GET", path + "?limit=x", admin, 400);
            send("GET", path + "?cursor=x", admin, 400);
            send("GET", path + "/nothing-of-the-kind", admin, 404);
            send("GET", path, "", 401);
        });
        send("DELETE", "/roles/reader", admin, 204);
        send("DELETE", "/roles/agent", admin, 409);
        send("GET", "/teams?sort=size", admin, 400);
        send("GET", "/users?sort=size", admin, 400);
        send("GET", "/users?active=perhaps", admin, 400);
        send("GET", "/users?team=none", admin, 400);
    }

    @Test
    void everyRoleMeetsTheDoorsItShould() {
        String stranger = person("stranger", "requester");
        String[] paths = {"/users", "/teams", "/organizations", "/roles", "/access/explain?user=me&action=ticket:read"};
        int[][] expected = {
            // requester, agent, team_lead, knowledge_editor, auditor, administrator
            {403, 200, 200, 403, 200, 200},
            {403, 200, 200, 403, 200, 200},
            {403, 200, 200, 403, 200, 200},
            {403, 403, 403, 403, 200, 200},
            {403, 403, 403, 403, 200, 200},
        };
        String[] roles = {"requester", "agent", "team_lead", "knowledge_editor", "auditor", "administrator"};
        for (int role = 0; role < roles.length; role++) {
            person("one_" + roles[role], roles[role]);
            String token = desk.signIn("one_" + roles[role], PASSWORD);
            for (int path = 0; path < paths.length; path++) {
                send("GET", paths[path], token, expected[path][role]);
            }
            boolean all = roles[role].equals("administrator");
            boolean sees = expected[0][role] == 200;
            send("POST", "/users", token, all ? 422 : 403, body("surname", "x"));
            send("POST", "/organizations", token, all ? 422 : 403, body("surname", "x"));
            send("POST", "/roles", token, all ? 422 : 403, body("surname", "x"));
            send("GET", "/users/" + stranger, token, sees ? 200 : 404);
            send("PATCH", "/users/" + stranger, token, all ? 200 : sees ? 403 : 404, JSON, body("locale", "sv"));
        }
    }

    @Test
    void whatTicketsBelongToStays() {
        String organization = String.valueOf(json(send("POST", "/organizations", admin, 201, body("name", "North")))
                .get("id"));
        String team = String.valueOf(json(send("POST", "/teams", admin, 201, body("name", "First line")))
                .get("id"));
        String idle = String.valueOf(
                json(send("POST", "/teams", admin, 201, body("name", "Idle"))).get("id"));
        String ticket = String.valueOf(json(send(
                        "POST",
                        "/tickets",
                        admin,
                        201,
                        body("kind", "incident", "title", "Paper jam", "team", "First line", "organization", "North")))
                .get("id"));
        send("DELETE", "/teams/" + team, admin, 409);
        send("DELETE", "/organizations/" + organization, admin, 409);
        send("DELETE", "/teams/" + idle, admin, 204);
        person("rita", "agent");
        Map<String, @Nullable Object> why =
                json(send("GET", "/access/explain?user=rita&action=ticket:read&object=ticket:" + ticket, admin, 200));
        assertThat(why).containsEntry("allowed", false);
    }

    @Test
    void explainsOverHttp() {
        person("rita", "requester");
        Map<String, @Nullable Object> no = json(send(
                "GET", "/access/explain?user=rita&action=user:read&object=user:" + person("bo", "agent"), admin, 200));
        assertThat(no).containsEntry("allowed", false);
        send("GET", "/access/explain?user=rita", admin, 400);
        send("GET", "/access/explain?user=rita&action=fly:away", admin, 400);
        send("GET", "/access/explain?user=nobody&action=user:read", admin, 404);
    }

    private String person(String username, String role) {
        return String.valueOf(json(send(
                        "POST",
                        "/users",
                        admin,
                        201,
                        body(
                                "username",
                                username,
                                "email",
                                username + "@desk.example",
                                "password",
                                PASSWORD,
                                "roles",
                                List.of(role))))
                .get("id"));
    }

    private HttpResponse<String> ifMatch(String path, String tag, String body) {
        java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder(
                        desk.address().resolve("/api/v1" + path))
                .timeout(java.time.Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + admin)
                .header("If-Match", tag)
                .header("Content-Type", JSON)
                .method("PATCH", java.net.http.HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private HttpResponse<String> send(String method, String path, String token, int status) {
        return send(method, path, token, status, "", "");
    }

    private HttpResponse<String> send(String method, String path, String token, int status, String body) {
        return send(method, path, token, status, JSON, body);
    }

    private HttpResponse<String> send(
            String method, String path, String token, int status, String mediaType, String body) {
        HttpResponse<String> answer = desk.send(method, path, token, mediaType, body);
        assertThat(answer.statusCode())
                .as("%s %s %s: %s", method, path, body, answer.body())
                .isEqualTo(status);
        return answer;
    }

    private static Map<String, @Nullable Object> json(HttpResponse<String> answer) {
        return Json.parseObject(answer.body());
    }

    private static String body(@Nullable Object... fields) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int index = 0; index < fields.length; index += 2) {
            values.put(String.valueOf(fields[index]), fields[index + 1]);
        }
        return Json.write(values);
    }
}
