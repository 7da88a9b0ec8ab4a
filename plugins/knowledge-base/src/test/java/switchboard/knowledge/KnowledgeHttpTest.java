package switchboard.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;

/** The REST resources as a client sees them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnowledgeHttpTest {

    private static final String ARTICLES = "/knowledge/articles";

    private KnowledgeServer server;
    private Client editor;
    private Client agent;
    private Client requester;
    private Client auditor;
    private Client otherAgent;
    private Client otherEditor;

    @BeforeAll
    void open() {
        server = new KnowledgeServer();
        editor = server.as(KnowledgeDesk.HOME, "knowledge_editor");
        agent = server.as(KnowledgeDesk.HOME, "agent");
        requester = server.as(KnowledgeDesk.HOME, "requester");
        auditor = server.as(KnowledgeDesk.HOME, "auditor");
        otherAgent = server.as(KnowledgeDesk.OTHER, "agent");
        otherEditor = server.as(KnowledgeDesk.OTHER, "knowledge_editor");
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void anArticleGoesThroughItsLife() {
        Answer created = editor.post(ARTICLES, Map.of("title", "Reset", "body", "Press **reset**"))
                .expect(201);
        String path = ARTICLES + "/" + created.id();
        assertThat(created.header("Location").orElse("")).endsWith("/api/v1" + path);
        assertThat(created.entityTag()).isEqualTo("\"0\"");
        assertThat(created.json().path("status").asText()).isEqualTo("draft");
        assertThat(created.json().path("visibility").asText()).isEqualTo("internal");
        assertThat(created.json().path("html").asText()).contains("<strong>reset</strong>");
        assertThat(created.json().path("liveVersion").isNull()).isTrue();

        Answer published = editor.patch(path, Map.of("status", "published", "visibility", "public"))
                .expect(200);
        assertThat(published.entityTag()).isEqualTo("\"1\"");
        assertThat(published.json().path("publishedAt").asText()).isEqualTo("2026-03-02T09:00:00Z");
        editor.patch(path, Map.of("status", "draft", "title", "Reset it")).expect(200);
        assertThat(requester.get(path).expect(200).field("title")).isEqualTo("Reset");
        assertThat(requester.get(path).field("status")).isEqualTo("published");
        assertThat(editor.get(path).field("title")).isEqualTo("Reset it");

        Answer stale = editor.with("If-Match", "\"1\"")
                .patch(path, Map.of("title", "Mine", "body", "Press **reset**"))
                .expectProblem(412, "request.stale");
        assertThat(stale.json().path("differences")).hasSize(1);
        assertThat(stale.json().path("differences").get(0).toString())
                .isEqualTo("{\"field\":\"title\",\"yours\":\"Mine\",\"current\":\"Reset it\"}");

        editor.patch(path, Map.of("status", "archived")).expect(200);
        requester.get(path).expectProblem(404, "article.not_found");
        Answer illegal =
                editor.patch(path, Map.of("status", "in_review")).expectProblem(409, "article.illegal_transition");
        assertThat(illegal.json().path("allowed").toString()).isEqualTo("[\"draft\",\"published\"]");
        editor.with("If-Match", "\"0\"").delete(path).expectProblem(412, "request.stale");
        editor.delete(path).expect(204);
        editor.get(path).expectProblem(404, "article.not_found");
    }

    @Test
    void versionsAreListedReadAndRestored() {
        String path = ARTICLES + "/"
                + editor.post(ARTICLES, Map.of("title", "One", "body", "first", "status", "published"))
                        .expect(201)
                        .id();
        editor.patch(path, Map.of("body", "second")).expect(200);
        JsonNode versions = editor.get(path + "/versions").expect(200).json();
        assertThat(versions.path("items")).hasSize(2);
        assertThat(versions.path("items").get(0).path("live").asBoolean()).isTrue();
        assertThat(versions.path("items").get(0).has("body")).isFalse();
        assertThat(editor.get(path + "/versions/1").expect(200).field("body")).isEqualTo("first");
        assertThat(editor.post(path + "/versions/1/restore").expect(200).field("body"))
                .isEqualTo("first");
        assertThat(agent.get(path).field("body")).isEqualTo("first");
        editor.post(path + "/versions/1/restore?status=live").expectProblem(400, "request.bad_parameter");
        editor.get(path + "/versions/77").expectProblem(404, "article.no_such_version");
        editor.get(path + "/versions/x").expectProblem(404, "article.no_such_version");
        agent.get(path + "/versions").expectProblem(403, "access.forbidden");
        requester.get(path + "/versions").expectProblem(404, "article.not_found");
        auditor.get(path + "/versions").expect(200);
        agent.post(path + "/versions/1/restore").expectProblem(403, "access.forbidden");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # status   | visibility | roles      | editor | agent | requester | auditor | other agent | other editor
                    published  | public     |            | 200    | 200   | 200       | 200     | 200         | 200
                    published  | internal   |            | 200    | 200   | 404       | 200     | 404         | 404
                    published  | roles      | agent      | 200    | 200   | 404       | 200     | 404         | 404
                    published  | roles      | requester  | 200    | 404   | 200       | 200     | 404         | 404
                    draft      | public     |            | 200    | 404   | 404       | 200     | 404         | 404
                    in_review  | public     |            | 200    | 404   | 404       | 200     | 404         | 404
                    archived   | public     |            | 200    | 404   | 404       | 200     | 404         | 404
                    """)
    void whoReadsAndFindsWhat(
            String status,
            String visibility,
            String role,
            int byEditor,
            int byAgent,
            int byRequester,
            int byAuditor,
            int byOtherAgent,
            int byOtherEditor) {
        Client author = server.as(KnowledgeDesk.HOME, "knowledge_editor");
        String word = "matrix" + status + visibility + role;
        String id = author.post(
                        ARTICLES,
                        Map.of(
                                "title", word,
                                "status", status,
                                "visibility", visibility,
                                "roles", role == null ? List.of() : List.of(role)))
                .expect(201)
                .id();
        Map<Client, Integer> expected = Map.of(
                editor,
                byEditor,
                agent,
                byAgent,
                requester,
                byRequester,
                auditor,
                byAuditor,
                otherAgent,
                byOtherAgent,
                otherEditor,
                byOtherEditor);
        expected.forEach((client, answer) -> {
            client.get(ARTICLES + "/" + id).expect(answer);
            assertThat(client.get(ARTICLES + "?limit=200")
                            .json()
                            .path("items")
                            .findValuesAsText("id")
                            .contains(id))
                    .isEqualTo(answer == 200);
            assertThat(client.get("/knowledge/search?q=" + word)
                            .expect(200)
                            .json()
                            .path("items"))
                    .hasSize(answer == 200 && status.equals("published") ? 1 : 0);
            if (client != editor) {
                int refused = answer == 404 ? 404 : 403;
                client.patch(ARTICLES + "/" + id, Map.of("title", "x")).expect(refused);
                client.delete(ARTICLES + "/" + id).expect(refused);
            }
        });
    }

    @Test
    void nobodyReadsWithoutSigningInUnlessTheAdministratorSaysSo() {
        Client nobody = server.anonymous();
        String id = editor.post(ARTICLES, Map.of("title", "openhouse", "status", "published", "visibility", "public"))
                .id();
        List<Answer> refused = new ArrayList<>();
        refused.add(nobody.get(ARTICLES));
        refused.add(nobody.get(ARTICLES + "/" + id));
        refused.add(nobody.get(ARTICLES + "/nonsense"));
        refused.add(nobody.get(ARTICLES + "/" + id + "/versions"));
        refused.add(nobody.get("/knowledge/search?q=x"));
        refused.add(nobody.post(ARTICLES, Map.of("title", "x")));
        refused.add(nobody.patch(ARTICLES + "/" + id, Map.of("title", "x")));
        refused.add(nobody.delete(ARTICLES + "/" + id));
        refused.add(nobody.importLines(ARTICLES + "/import", "{}"));
        assertThat(refused).allSatisfy(answer -> answer.expectProblem(401, "auth.required"));
        server.desk.set("anonymousReading", true);
        try {
            assertThat(nobody.get(ARTICLES + "/" + id).expect(200).field("title"))
                    .isEqualTo("openhouse");
            assertThat(nobody.get("/knowledge/search?q=openhouse").json().path("items"))
                    .hasSize(1);
            nobody.get(ARTICLES + "/" + id + "/versions").expect(401);
        } finally {
            server.desk.set("anonymousReading", false);
        }
    }

    @Test
    void anImportReportsItsBadLines() {
        String lines = """
                {"externalId":"http-1","title":"Ett","body":"# Hej","language":"sv","visibility":"public"}
                not json

                {"externalId":"http-2"}
                {"externalId":"http-1","title":"Två","language":"sv","visibility":"public"}
                """;
        JsonNode report =
                editor.importLines(ARTICLES + "/import", lines).expect(200).json();
        assertThat(report.path("created").asInt()).isEqualTo(1);
        assertThat(report.path("updated").asInt()).isEqualTo(1);
        assertThat(report.path("failed").asInt()).isEqualTo(2);
        assertThat(report.path("errors").get(0).path("line").asInt()).isEqualTo(2);
        assertThat(report.path("errors").get(1).path("line").asInt()).isEqualTo(4);
        JsonNode found =
                requester.get(ARTICLES + "?externalId=http-1").expect(200).json();
        assertThat(found.path("items").get(0).path("title").asText()).isEqualTo("Två");
        assertThat(found.path("items").get(0).path("status").asText()).isEqualTo("published");
        agent.importLines(ARTICLES + "/import", lines).expectProblem(403, "access.forbidden");
    }

    @Test
    void theSamplesOfTheRepositoryAreSound() throws Exception {
        byte[] articles = java.nio.file.Files.readAllBytes(
                java.nio.file.Path.of("..", "..", "docs", "samples", "articles.ndjson"));
        String text = new String(articles, StandardCharsets.UTF_8);
        JsonNode report =
                editor.importLines(ARTICLES + "/import", text).expect(200).json();
        assertThat(report.path("failed").asInt()).as(report.toString()).isZero();
        assertThat(report.path("created").asLong()).isEqualTo(text.lines().count());
        JsonNode english = requester
                .get(ARTICLES + "?externalId=vpn-en")
                .json()
                .path("items")
                .get(0);
        JsonNode article =
                requester.get(ARTICLES + "/" + english.path("id").asText()).json();
        assertThat(article.path("translations").findValuesAsText("language")).containsExactly("ru", "sv", "zh-Hans");
    }

    @Test
    void searchTakesItsParameters() {
        editor.post(
                ARTICLES,
                Map.of(
                        "title",
                        "drucker",
                        "language",
                        "de-AT",
                        "externalId",
                        "de-1",
                        "status",
                        "published",
                        "visibility",
                        "public"));
        Client german = requester.with("Accept-Language", "de-DE,de;q=0.9,en;q=0.5");
        JsonNode hit = german.get("/knowledge/search?q=drucker&language=de")
                .expect(200)
                .json()
                .path("items")
                .get(0);
        assertThat(hit.path("externalId").asText()).isEqualTo("de-1");
        assertThat(hit.path("language").asText()).isEqualTo("de-AT");
        assertThat(hit.has("articleId") && hit.has("title") && hit.has("snippet") && hit.has("score"))
                .isTrue();
        assertThat(server.search.last.language()).isEqualTo("de-DE");
        german.get("/knowledge/search?q=drucker&lang=sv").expect(200);
        assertThat(server.search.last.language()).isEqualTo("sv");
        requester.get("/knowledge/search?q=drucker").expect(200);
        assertThat(server.search.last.language()).isNull();
        assertThat(requester
                        .get("/knowledge/search?q=drucker&language=sv")
                        .json()
                        .path("items"))
                .isEmpty();
        requester.get("/knowledge/search?q=x&lang=no+language").expectProblem(400, "request.bad_filter");
        requester.get("/knowledge/search?q=x&language=12").expectProblem(400, "request.bad_filter");
        requester.get("/knowledge/search?q=x&limit=-1").expectProblem(400, "request.bad_limit");
        requester
                .get("/knowledge/search?q="
                        + Client.encode("%<>&'\"+-*:\\()[]{}^~!|/ ").repeat(5))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":1}",
                "{\"title\":\"\"}",
                "{\"body\":\"no title\"}",
                "{\"title\":\"x\",\"unknown\":1}",
                "{\"title\":\"x\",\"body\":{}}",
                "{\"title\":\"x\",\"status\":\"live\"}",
                "{\"title\":\"x\",\"visibility\":\"secret\"}",
                "{\"title\":\"x\",\"visibility\":\"roles\"}",
                "{\"title\":\"x\",\"roles\":[\"<script>\"]}",
                "{\"title\":\"x\",\"tags\":\"vpn\"}",
                "{\"title\":\"x\",\"tags\":[1]}",
                "{\"title\":\"x\",\"language\":\"no language\"}",
                "{\"title\":\"x\",\"owner\":\"nobody\"}",
                "{\"title\":\"x\",\"organization\":\"nowhere\"}",
                "{\"title\":\"x\",\"translationOf\":\"nothing\"}",
                "{\"title\":\"x\",\"reviewAt\":\"soon\"}",
                "{\"title\":\"x\",\"id\":\"y\"}",
                "{\"title\":\"x\\u0000y\"}"
            })
    void wrongInputIsRefused(String body) {
        Answer answer = editor.send("POST", ARTICLES, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.expectProblem(422, "input.invalid").json().path("errors"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "\"x\"", "{\"title\":\"x\",\"title\":\"y\"}", ""})
    void brokenJsonIsRefused(String body) {
        Answer answer = editor.send("POST", ARTICLES, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isIn(400, 415, 422);
        assertThat(answer.code()).isNotEmpty();
    }

    @Test
    void longTextIsRefused() {
        editor.post(ARTICLES, Map.of("title", "x".repeat(301))).expectProblem(422, "input.invalid");
        editor.post(ARTICLES, Map.of("title", "x", "body", "x".repeat(500_001))).expectProblem(422, "input.invalid");
        editor.post(ARTICLES, Map.of("title", "x", "category", "x".repeat(101))).expectProblem(422, "input.invalid");
        Answer most = editor.post(ARTICLES, Map.of("title", "å".repeat(300), "body", "x".repeat(500_000)));
        most.expect(201);
        editor.patch(ARTICLES + "/" + most.id(), Map.of("organization", "Other"))
                .expectProblem(422, "input.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-0000-0000-000000000000", "1", "%27%20OR%201=1", "import"})
    void idsThatAreNoneAreNotFound(String id) {
        Answer answer = editor.get(ARTICLES + "/" + id);
        assertThat(answer.status()).isIn(404, 405);
        assertThat(editor.patch(ARTICLES + "/" + id, Map.of("title", "x")).status())
                .isIn(404, 405);
    }
}
