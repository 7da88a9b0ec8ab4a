package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.bootstrap.TestDesk;
import switchboard.json.Json;

/** Tickets as programs outside use them. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketHttpTest {

    private static final String JSON = "application/json";
    private static final String PASSWORD = "a good long password 1";

    private final TestDesk desk = TestDesk.start();
    private String admin = "";
    private String requester = "";
    private String agent = "";

    @BeforeAll
    void people() {
        admin = desk.administrator();
        for (String role : List.of("requester", "agent")) {
            HttpResponse<String> made = desk.send(
                    "POST",
                    "/users",
                    admin,
                    JSON,
                    Json.write(Map.of(
                            "username",
                            "a_" + role,
                            "displayName",
                            role,
                            "email",
                            role + "@desk.example",
                            "password",
                            PASSWORD,
                            "roles",
                            List.of(role))));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        }
        requester = desk.signIn("a_requester", PASSWORD);
        agent = desk.signIn("a_agent", PASSWORD);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private Map<String, @Nullable Object> ok(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.parseObject(answer.body());
    }

    private Map<String, @Nullable Object> create(String token, Object... fields) {
        Map<String, Object> values = new HashMap<>(Map.of("kind", "incident", "title", "It does not work"));
        values.putAll(CommandTest.fields(fields));
        return ok(201, desk.send("POST", "/tickets", token, JSON, Json.write(values)));
    }

    @Test
    void aTicketLivesFromCreationToConfirmation() {
        HttpResponse<String> made = desk.send(
                "POST",
                "/tickets",
                requester,
                JSON,
                "{\"kind\":\"incident\",\"title\":\"Printer\",\"impact\":\"high\"}");
        Map<String, @Nullable Object> ticket = ok(201, made);
        String path = "/tickets/" + ticket.get("id");
        assertThat(made.headers().firstValue("Location")).hasValue("/api/v1" + path);
        assertThat(made.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(ticket).containsEntry("priority", "high").containsEntry("status", "new");
        assertThat(ticket.get("number")).isInstanceOf(String.class);
        assertThat(ok(200, desk.send("GET", path, requester, "", ""))).isEqualTo(ticket);
        ok(403, desk.send("PATCH", path, requester, JSON, "{\"title\":\"x\"}"));
        assertThat(ok(
                        200,
                        desk.send("PATCH", path, agent, "application/merge-patch+json", "{\"assignee\":\"a_agent\"}")))
                .containsEntry("status", "assigned");
        ok(422, desk.send("PATCH", path, agent, JSON, "{\"status\":\"closed\"}"));
        assertThat(ok(409, desk.send("POST", path + "/transitions", agent, JSON, "{\"to\":\"closed\"}"))
                        .get("allowed"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("resolved");
        ok(201, desk.send("POST", path + "/replies", agent, JSON, "{\"body\":\"We look\"}"));
        ok(201, desk.send("POST", path + "/notes", agent, JSON, "{\"body\":\"a secret\"}"));
        ok(403, desk.send("POST", path + "/notes", requester, JSON, "{\"body\":\"x\"}"));
        ok(403, desk.send("GET", path + "/notes", requester, "", ""));
        ok(
                200,
                desk.send(
                        "POST",
                        path + "/transitions",
                        agent,
                        JSON,
                        "{\"to\":\"resolved\",\"resolution\":\"New toner\"}"));
        assertThat(ok(200, desk.send("POST", path + "/transitions", requester, JSON, "{\"to\":\"closed\"}")))
                .containsEntry("confirmedBy", "requester");
        Map<String, @Nullable Object> timeline = ok(200, desk.send("GET", path + "/timeline", requester, "", ""));
        List<?> items = (List<?>) timeline.get("items");
        assertThat(items).hasSize(6).allSatisfy(item -> {
            Map<?, ?> entry = (Map<?, ?>) item;
            assertThat(entry.get("position")).isInstanceOf(Number.class);
            assertThat(entry.get("visibility")).isEqualTo("public");
            assertThat(String.valueOf(entry)).doesNotContain("a secret");
        });
        assertThat(String.valueOf(items)).contains("New toner", "We look");
    }

    @Test
    void aLostRaceIsToldWithItsDifferences() {
        String path = "/tickets/" + create(agent).get("id");
        java.net.http.HttpResponse<String> stale = withIfMatch(path, "\"9\"", "{\"title\":\"Mine\"}");
        Map<String, @Nullable Object> problem = ok(412, stale);
        assertThat(problem).containsEntry("code", "request.stale");
        assertThat(problem.get("differences"))
                .isEqualTo(List.of(Map.of("field", "title", "yours", "Mine", "current", "It does not work")));
        ok(200, withIfMatch(path, "\"1\"", "{\"title\":\"Mine\"}"));
        ok(412, withIfMatch(path, "\"1\"", "{\"title\":\"Yours\"}"));
        ok(400, withIfMatch(path, "1", "{\"title\":\"Yours\"}"));
    }

    private HttpResponse<String> withIfMatch(String path, String tag, String body) {
        try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(
                    java.net.http.HttpRequest.newBuilder(desk.address().resolve("/api/v1" + path))
                            .timeout(java.time.Duration.ofSeconds(20))
                            .header("Authorization", "Bearer " + agent)
                            .header("Content-Type", JSON)
                            .header("If-Match", tag)
                            .method("PATCH", java.net.http.HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void filesAreAttachedRawAndByForm() {
        String path = "/tickets/" + create(requester).get("id") + "/attachments";
        String name = URLEncoder.encode("../отчёт \"1\".txt", StandardCharsets.UTF_8);
        Map<String, @Nullable Object> raw =
                ok(201, desk.send("POST", path + "?fileName=" + name, requester, "text/html", "<script>1</script>"));
        assertThat(raw)
                .containsEntry("fileName", "отчёт _1_.txt")
                .containsEntry("size", 18)
                .containsEntry("mediaType", "text/plain");
        HttpResponse<String> content = desk.send("GET", path + "/" + raw.get("id") + "/content", requester, "", "");
        assertThat(content.statusCode()).isEqualTo(200);
        assertThat(content.body()).isEqualTo("<script>1</script>");
        assertThat(content.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=");
        assertThat(content.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        String form =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhello\r\n--b--\r\n";
        assertThat(ok(201, desk.send("POST", path, requester, "multipart/form-data; boundary=b", form)))
                .containsEntry("fileName", "a.txt")
                .containsEntry("size", 5);
        ok(
                422,
                desk.send(
                        "POST",
                        path,
                        requester,
                        "multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n"));
        assertThat(desk.send("POST", path, requester, "multipart/form-data", "no parts")
                        .statusCode())
                .isBetween(400, 422);
        ok(422, desk.send("POST", path, requester, "text/plain", "no name"));
        ok(415, desk.send("POST", path + "?fileName=x.exe", requester, "text/plain", "x"));
        ok(201, desk.send("POST", path + "?fileName=x.json", requester, JSON, "{}"));
        assertThat((List<?>) ok(200, desk.send("GET", path, agent, "", "")).get("items"))
                .hasSize(3);
        assertThat(desk.send("DELETE", path + "/" + raw.get("id"), agent, "", "")
                        .statusCode())
                .isEqualTo(204);
        ok(404, desk.send("GET", path + "/" + raw.get("id"), agent, "", ""));
    }

    @Test
    void ticketsAreListedLinkedAndImported() {
        Map<String, @Nullable Object> one = create(agent, "externalId", "http-1");
        Map<String, @Nullable Object> two = create(agent);
        String links = "/tickets/" + one.get("id") + "/links";
        Map<String, @Nullable Object> link = ok(
                201,
                desk.send("POST", links, agent, JSON, Json.write(Map.of("type", "blocks", "target", two.get("id")))));
        ok(
                409,
                desk.send(
                        "POST",
                        "/tickets/" + two.get("id") + "/links",
                        agent,
                        JSON,
                        Json.write(Map.of("type", "blocks", "target", one.get("id")))));
        assertThat((List<?>) ok(200, desk.send("GET", links, agent, "", "")).get("items"))
                .hasSize(1);
        assertThat(desk.send("DELETE", links + "/" + link.get("id"), agent, "", "")
                        .statusCode())
                .isEqualTo(204);
        Map<String, @Nullable Object> page =
                ok(200, desk.send("GET", "/tickets?externalId=http-1&count=true", agent, "", ""));
        assertThat((List<?>) page.get("items")).hasSize(1);
        assertThat(page).containsEntry("count", 1);
        Map<String, @Nullable Object> chosen =
                ok(200, desk.send("GET", "/tickets?externalId=http-1&select=id,title", agent, "", ""));
        assertThat(String.valueOf(chosen.get("items"))).contains("title").doesNotContain("description");
        for (String query : List.of("status=x", "colour=x", "sort=x", "limit=-1", "cursor=x", "team=none", "open=1")) {
            ok(400, desk.send("GET", "/tickets?" + query, agent, "", ""));
        }
        String lines =
                "{\"externalId\":\"i1\",\"kind\":\"incident\",\"title\":\"One\",\"requester\":\"new@desk.example\"}\n"
                        + "{broken\n\n{\"externalId\":\"i2\",\"kind\":\"incident\"}\n";
        Map<String, @Nullable Object> report =
                ok(200, desk.send("POST", "/tickets/import", admin, "application/x-ndjson", lines));
        assertThat(report).containsEntry("created", 1).containsEntry("failed", 2);
        assertThat((List<?>) report.get("errors"))
                .extracting(error -> String.valueOf(((Map<?, ?>) error).get("line")))
                .containsExactly("2", "4");
        ok(403, desk.send("POST", "/tickets/import", agent, "application/x-ndjson", lines));
    }

    @Test
    void codesAreReadByAllAndEditedByAdministrators() {
        assertThat((List<?>)
                        ok(200, desk.send("GET", "/codes", requester, "", "")).get("items"))
                .hasSize(7);
        assertThat((List<?>) ok(200, desk.send("GET", "/codes/status", requester, "", ""))
                        .get("items"))
                .hasSize(10);
        ok(404, desk.send("GET", "/codes/none", requester, "", ""));
        ok(403, desk.send("PATCH", "/codes/status/new", agent, JSON, "{\"labels\":{\"de\":\"Neu\"}}"));
        assertThat(String.valueOf(
                        ok(200, desk.send("PATCH", "/codes/status/new", admin, JSON, "{\"labels\":{\"de\":\"Neu\"}}"))
                                .get("labels")))
                .contains("Neu", "New");
        ok(422, desk.send("PATCH", "/codes/status/new", admin, JSON, "{\"active\":false}"));
        ok(
                200,
                desk.send(
                        "PATCH",
                        "/codes/priority/rules",
                        admin,
                        JSON,
                        "{\"rules\":[{\"impact\":\"low\",\"urgency\":\"low\",\"priority\":\"medium\"}]}"));
        assertThat(create(agent, "impact", "low", "urgency", "low")).containsEntry("priority", "medium");
        ok(
                422,
                desk.send(
                        "PATCH",
                        "/codes/priority/rules",
                        admin,
                        JSON,
                        "{\"rules\":[{\"impact\":\"low\",\"urgency\":\"low\",\"priority\":\"none\"}]}"));
        assertThat((List<?>) ok(200, desk.send("GET", "/codes/status/transitions", requester, "", ""))
                        .get("items"))
                .hasSize(52);
        Map<String, @Nullable Object> made = ok(
                201,
                desk.send(
                        "POST",
                        "/categories",
                        admin,
                        JSON,
                        "{\"key\":\"wireless\",\"parent\":\"network\",\"labels\":{\"en\":\"Wireless\"}}"));
        assertThat(made).containsEntry("parent", "network");
        ok(409, desk.send("POST", "/categories", admin, JSON, "{\"key\":\"wireless\"}"));
        ok(422, desk.send("PATCH", "/categories/network", admin, JSON, "{\"parent\":\"wireless\"}"));
        assertThat(create(agent, "category", "Wireless")).containsEntry("category", "wireless");
        ok(200, desk.send("PATCH", "/categories/wireless", admin, JSON, "{\"active\":false}"));
        ok(
                422,
                desk.send(
                        "POST",
                        "/tickets",
                        agent,
                        JSON,
                        "{\"kind\":\"incident\",\"title\":\"x\",\"category\":\"wireless\"}"));
    }

    @Test
    void brokenInputIsNeverABug() {
        String id = String.valueOf(create(agent).get("id"));
        List<String> bodies = new ArrayList<>(List.of(
                "",
                "{",
                "[]",
                "null",
                "7",
                "\"x\"",
                "{\"kind\":1,\"title\":[]}",
                "{\"title\":{\"a\":1}}",
                "{\"kind\":\"incident\",\"title\":\"x\",\"title\":\"y\"}",
                "{\"body\":7}",
                "{\"to\":[]}",
                "{\"type\":null,\"target\":9}",
                "{\"fields\":{\"a\":1e400}}",
                "{\"kind\":\"\\ud800\",\"title\":\"\\ud800\"}"));
        for (String path : List.of(
                "", "/" + id + "/transitions", "/" + id + "/replies", "/" + id + "/notes", "/" + id + "/links")) {
            for (String body : bodies) {
                HttpResponse<String> answer = desk.send("POST", "/tickets" + path, admin, JSON, body);
                assertThat(answer.statusCode())
                        .as(path + " " + body + " " + answer.body())
                        .isIn(400, 422);
            }
        }
        for (String body : bodies) {
            HttpResponse<String> answer = desk.send("PATCH", "/tickets/" + id, admin, JSON, body);
            assertThat(answer.statusCode()).as(body + " " + answer.body()).isIn(400, 422);
        }
        for (String bad : List.of("x", "%00", "%27%20OR%201=1", "..%2f", "0", "%F0%9F%98%80")) {
            for (String path : List.of("", "/timeline", "/replies", "/notes", "/links", "/attachments")) {
                HttpResponse<String> answer = desk.send("GET", "/tickets/" + bad + path, admin, "", "");
                assertThat(answer.statusCode()).as(bad + path + answer.body()).isIn(400, 404);
            }
        }
    }
}
